package dev.tandem.lessons.cli;

import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.course.Course;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** Tandem's command line. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        System.exit(execute(out, err, Terminal.ofProcess(), Course.lessons(), arguments));
    }

    /**
     * Runs a command and returns its exit code.
     *
     * @param out for results
     * @param err for errors
     * @param terminal that both go to
     * @param course the lessons there are
     * @param arguments of the command line
     */
    static int execute(PrintWriter out, PrintWriter err, Terminal terminal, List<Lesson> course, String... arguments) {
        CommandLine commandLine = new CommandLine(new TandemCommand(terminal, course))
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(terminal.width())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(new UsageErrors());
        int code = commandLine.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    /** UTF-8 whatever the locale: curves and tables are drawn with it. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8)));
    }
}
