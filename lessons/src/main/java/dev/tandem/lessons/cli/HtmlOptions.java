package dev.tandem.lessons.cli;

import dev.tandem.lessons.html.HtmlReport;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that write a report of pages. */
final class HtmlOptions {
    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = "Write a report there too: pages with charts, which open from disk in any browser.")
    private Optional<Path> html;

    @Option(names = "--force", description = "Replace an earlier report in DIR; nothing else is ever replaced.")
    private boolean force;

    /**
     * The report that was asked for, not yet written.
     *
     * @throws dev.tandem.error.OutputFileException if it cannot be written
     */
    Optional<HtmlReport> report() {
        if (force && html.isEmpty()) {
            throw new UsageException("--force is about the folder of a report; give --html DIR too");
        }
        return html.map(folder -> HtmlReport.at(folder, force));
    }
}
