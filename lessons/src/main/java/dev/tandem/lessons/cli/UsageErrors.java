package dev.tandem.lessons.cli;

import dev.tandem.error.Suggestions;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what the parser rejects: the error, what was probably meant, and where to read more, in two lines. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(ErrorLine.of(describe(failure, command)));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static String describe(ParameterException failure, CommandLine command) {
        boolean atTop = command.getParent() == null;
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String given = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                String name = given.replaceFirst("=.*", "");
                return "unknown option '" + name + "'"
                        + didYouMean(name, command.getCommandSpec().optionsMap().keySet());
            }
            return atTop
                    ? "unknown command '" + given + "'"
                            + didYouMean(given, command.getSubcommands().keySet())
                    : "unexpected argument '" + given + "'";
        }
        if (atTop) {
            return "no command given; there are "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().get(0).isPositional()) {
            return "no " + missing.getMissing().get(0).paramLabel() + " given; 'tandem list' shows them";
        }
        String message = failure.getMessage();
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String didYouMean(String given, Collection<String> known) {
        return Suggestions.nearest(given, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }
}
