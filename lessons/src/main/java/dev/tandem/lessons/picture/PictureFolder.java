package dev.tandem.lessons.picture;

import dev.tandem.error.OutputFileException;
import dev.tandem.io.AtomicFolder;
import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.figure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A folder of pictures, a file a figure, named by lesson and figure: {@code iris-loss.svg}. It is there as a whole or not at
 * all, with a list of its pictures in {@code pictures.txt}.
 */
public final class PictureFolder {
    private static final String LIST = "pictures.txt";
    private static final int LONGEST_NAME = 80;

    private final PictureFormat format;
    private final AtomicFolder folder;
    private final Path path;

    private PictureFolder(PictureFormat format, Path path, AtomicFolder folder) {
        this.format = format;
        this.path = path;
        this.folder = folder;
    }

    /**
     * Makes sure that pictures can be written, without touching what is there.
     *
     * @param path of the folder
     * @param force whether they may take the place of earlier pictures; of nothing else in any case
     * @throws OutputFileException if they cannot
     */
    public static PictureFolder at(PictureFormat format, Path path, boolean force) {
        if (!force && Files.isRegularFile(path.resolve(LIST))) {
            throw new OutputFileException(
                    path, "pictures are there already; give another folder, or --force to replace them");
        }
        return new PictureFolder(format, path, AtomicFolder.at(path, LIST));
    }

    /**
     * Writes the figures of lessons. What two runs of a lesson show alike is one picture; of what differs, each run has its own,
     * with the engine's name at its end.
     *
     * @param lessons by name, each with its runs
     * @return the folder
     * @throws OutputFileException if it cannot be written after all; what was there stays
     */
    public Path write(Map<String, List<LessonRun>> lessons) {
        Map<String, Figure> files = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        lessons.forEach((lesson, runs) -> name(lesson, runs, taken, files));
        folder.write(inside -> write(files, inside));
        return path;
    }

    private void name(String lesson, List<LessonRun> runs, Set<String> taken, Map<String, Figure> files) {
        int most = runs.stream()
                .mapToInt(run -> run.transcript().figures().size())
                .max()
                .orElse(0);
        for (int i = 0; i < most; i++) {
            List<LessonRun> showing = new ArrayList<>();
            for (LessonRun run : runs) {
                if (i < run.transcript().figures().size()) {
                    showing.add(run);
                }
            }
            boolean same = showing.stream().map(figure(i)).distinct().count() == 1;
            for (LessonRun run : same ? showing.subList(0, 1) : showing) {
                Figure figure = run.transcript().figures().get(i);
                String title = figure.title().isEmpty() ? figure.getClass().getSimpleName() : figure.title();
                String engine = same ? "" : "-" + run.record().engine();
                files.put(free(slug(lesson + "-" + title) + engine, taken) + "." + format.extension(), figure);
            }
        }
    }

    private static Function<LessonRun, Figure> figure(int number) {
        return run -> run.transcript().figures().get(number);
    }

    /** Lower-case letters, digits and hyphens: a name for a file on every system. */
    static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        slug = slug.substring(0, Math.min(LONGEST_NAME, slug.length()));
        return slug.replaceAll("^-|-$", "");
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private void write(Map<String, Figure> files, Path inside) throws IOException {
        List<String> list = new ArrayList<>();
        for (Map.Entry<String, Figure> file : files.entrySet()) {
            format.write(Pictures.of(file.getValue()), inside.resolve(file.getKey()));
            list.add(file.getKey() + "\t" + file.getValue().title());
        }
        Files.write(inside.resolve(LIST), list);
    }
}
