package dev.tandem.lessons.html;

import dev.tandem.error.OutputFileException;
import dev.tandem.io.AtomicFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A site of pages that opens from disk, without a network: an index, a page a lesson, and beside them what draws the charts.
 * It is written into a folder that is there as a whole or not at all.
 */
public final class HtmlReport {
    private final Path path;
    private final AtomicFolder folder;

    private HtmlReport(Path path, AtomicFolder folder) {
        this.path = path;
        this.folder = folder;
    }

    /**
     * Makes sure that a report can be written, without touching what is there.
     *
     * @param path of its folder
     * @param force whether it may take the place of an earlier report; of nothing else in any case
     * @throws OutputFileException if it cannot
     */
    public static HtmlReport at(Path path, boolean force) {
        if (!force && Files.isRegularFile(path.resolve(Layout.STYLE))) {
            throw new OutputFileException(
                    path, "a report is there already; give another folder, or --force to replace it");
        }
        return new HtmlReport(path, AtomicFolder.at(path, Layout.STYLE));
    }

    /**
     * Writes the site.
     *
     * @param results a page for each, in this order; of several of one lesson, the last
     * @return the page to open first
     * @throws OutputFileException if it cannot be written after all; what was there stays
     */
    public Path write(List<LessonResult> results) {
        Map<String, LessonResult> pages = new LinkedHashMap<>();
        results.forEach(result -> pages.put(result.lesson().id(), result));
        folder.write(inside -> write(List.copyOf(pages.values()), inside));
        return path.resolve(Layout.INDEX);
    }

    private static void write(List<LessonResult> results, Path folder) throws IOException {
        Files.createDirectory(folder.resolve(Layout.ASSETS));
        copy("tandem-report.css", folder.resolve(Layout.STYLE));
        copy("tandem-report.js", folder.resolve(Layout.SCRIPT));
        copy(WebJar.resource("org.webjars", "echarts", "echarts.min.js"), folder.resolve(Layout.ECHARTS));
        Files.writeString(folder.resolve(Layout.INDEX), new IndexPage(results).html());
        for (int i = 0; i < results.size(); i++) {
            LessonPage page = new LessonPage(results, i);
            Files.writeString(folder.resolve(results.get(i).fileName()), page.html());
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream stream = WebJar.open(resource)) {
            Files.copy(stream, file);
        }
    }
}
