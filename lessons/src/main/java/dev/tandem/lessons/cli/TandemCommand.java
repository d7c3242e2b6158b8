package dev.tandem.lessons.cli;

import dev.tandem.lessons.Lesson;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program as a whole; what it does is in its subcommands. */
@Command(
        name = "tandem",
        description = "Lessons in neural networks, on TensorFlow and PyTorch, side by side.",
        subcommands = {
            ListCommand.class,
            RunCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            BackendsCommand.class,
            BenchCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = TandemCommand.Version.class,
        footer = {
            "",
            "Exit status: 0 fine, 1 the engines disagree or a task is not done, 2 wrong usage,",
            "3 failure.",
            "Settings also come from tandem.conf, TANDEM_SEED=7 and the like; 'tandem backends' shows them."
        })
final class TandemCommand {
    private final Terminal terminal;
    private final List<Lesson> course;

    TandemCommand(Terminal terminal, List<Lesson> course) {
        this.terminal = terminal;
        this.course = course;
    }

    List<Lesson> course() {
        return course;
    }

    Terminal terminal() {
        return terminal;
    }

    /** The version that the jar says it has. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"tandem " + (version == null ? "of unknown version: not run from its jar" : version)};
        }
    }
}
