package dev.tandem.lessons.cli;

import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.html.HtmlReport;
import dev.tandem.lessons.html.LessonResult;
import dev.tandem.lessons.page.Page;
import dev.tandem.lessons.picture.PictureFolder;
import dev.tandem.lessons.picture.PictureFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that write what lessons show into folders: pages, and pictures. */
final class ReportOptions {
    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = "Write a report there too: pages with charts, which open from disk in any browser.")
    private Optional<Path> html;

    @Option(names = "--open", description = "Open the report of --html in the desktop's browser.")
    private boolean open;

    @Option(names = "--svg", paramLabel = "DIR", description = "Write each figure there too, as an SVG file.")
    private Optional<Path> svg;

    @Option(names = "--png", paramLabel = "DIR", description = "Write each figure there too, as a PNG file.")
    private Optional<Path> png;

    @Option(
            names = "--force",
            description = "Replace an earlier report, or earlier pictures, in DIR; nothing else is ever replaced.")
    private boolean force;

    /**
     * What was asked for, none of it written yet.
     *
     * @param lessons that it will be of
     * @throws dev.tandem.lessons.page.PageException if the page of one shows code that is not there
     * @throws dev.tandem.error.OutputFileException if any of it cannot be written
     */
    Folders folders(List<Lesson> lessons) {
        if (force && html.isEmpty() && svg.isEmpty() && png.isEmpty()) {
            throw new UsageException(
                    "--force is about the folder of a report or of pictures; give --html, --svg or --png DIR too");
        }
        if (open && html.isEmpty()) {
            throw new UsageException("--open is about a report; give --html DIR too");
        }
        requireFoldersApart();
        if (html.isPresent()) {
            // Before an hour of runs, not after.
            lessons.forEach(Page::of);
        }
        List<PictureFolder> pictures = new ArrayList<>();
        svg.ifPresent(path -> pictures.add(PictureFolder.at(PictureFormat.SVG, path, force)));
        png.ifPresent(path -> pictures.add(PictureFolder.at(PictureFormat.PNG, path, force)));
        return new Folders(html.map(path -> HtmlReport.at(path, force)), open, pictures);
    }

    private void requireFoldersApart() {
        List<Path> all = new ArrayList<>();
        List.of(html, svg, png)
                .forEach(each ->
                        each.map(path -> path.toAbsolutePath().normalize()).ifPresent(all::add));
        if (all.stream().distinct().count() < all.size()) {
            throw new UsageException("--html, --svg and --png each fill a folder of their own; give different ones");
        }
    }

    /**
     * Folders that can be written.
     *
     * @param report of pages
     * @param open whether to open it
     * @param pictures of each format
     */
    record Folders(Optional<HtmlReport> report, boolean open, List<PictureFolder> pictures) {
        /** Writes all, and says where. */
        void write(List<LessonResult> results, TandemSubcommand command) {
            Map<String, List<LessonRun>> runs = new LinkedHashMap<>();
            results.forEach(result -> runs.put(result.lesson().id(), result.runs()));
            pictures.forEach(folder -> command.tell("pictures", folder.write(runs)));
            report.ifPresent(site -> {
                Path index = site.write(results);
                command.tell("report", index);
                if (open) {
                    DesktopBrowser.open(index).ifPresent(command::warn);
                }
            });
        }
    }
}
