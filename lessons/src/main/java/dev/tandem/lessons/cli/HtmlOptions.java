package dev.tandem.lessons.cli;

import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.html.HtmlReport;
import dev.tandem.lessons.page.Page;
import java.nio.file.Path;
import java.util.List;
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
     * @param lessons that it will be of
     * @throws dev.tandem.lessons.page.PageException if the page of one shows code that is not there
     * @throws dev.tandem.error.OutputFileException if it cannot be written
     */
    Optional<HtmlReport> report(List<Lesson> lessons) {
        if (force && html.isEmpty()) {
            throw new UsageException("--force is about the folder of a report; give --html DIR too");
        }
        if (html.isPresent()) {
            // Before an hour of runs, not after.
            lessons.forEach(Page::of);
        }
        return html.map(folder -> HtmlReport.at(folder, force));
    }
}
