package dev.tandem.lessons.cli;

import dev.tandem.config.ConfigSyntaxException;
import dev.tandem.config.ConfigValueException;
import dev.tandem.config.UnknownConfigKeyException;
import dev.tandem.error.TandemException;
import dev.tandem.lessons.Lesson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command: has the common options, and turns whatever goes wrong into one line and an exit code. */
abstract class TandemSubcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private TandemCommand tandem;

    @Mixin
    private CommonOptions options;

    /**
     * Does it.
     *
     * @return the exit code
     */
    abstract int execute() throws IOException;

    final CommonOptions options() {
        return options;
    }

    final Terminal terminal() {
        return tandem.terminal();
    }

    /** Shows downloads, if this is a terminal; close it. */
    final Downloads downloads() {
        return new Downloads(System.err, terminal(), terminal().colour() && !options.quiet());
    }

    /** All lessons there are. */
    final List<Lesson> course() {
        return tandem.course();
    }

    /** Where results go; errors do not. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Says where something was written. */
    final void tell(String what, Path where) {
        if (!options.quiet()) {
            out().println(what + ": " + where);
        }
    }

    /** Says what else a user should know, which is no failure. */
    final void warn(String words) {
        out().flush();
        spec.commandLine().getErr().println(ErrorLine.of(words));
    }

    @Override
    public final Integer call() {
        try {
            return execute();
        } catch (UsageException | UnknownConfigKeyException | ConfigValueException | ConfigSyntaxException e) {
            return report(e, ExitCode.USAGE);
        } catch (Throwable e) {
            // Errors too: the JVM would end with 1, which is to say that the engines disagree.
            return report(e, ExitCode.FAILURE);
        }
    }

    private int report(Throwable failure, int code) {
        out().flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println(ErrorLine.of(describe(failure)));
        if (options.stacktrace()) {
            failure.printStackTrace(err);
        }
        return code;
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof TandemException && message != null) {
            return message;
        }
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message)
                + "; --stacktrace shows where";
    }
}
