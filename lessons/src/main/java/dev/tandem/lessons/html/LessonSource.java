package dev.tandem.lessons.html;

import dev.tandem.lessons.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The source that a lesson was compiled from, which the build lays beside the classes. */
public final class LessonSource {
    private static final String FOLDER = "/META-INF/lessons/";

    private LessonSource() {}

    /** The source of a lesson's class; empty for one that is not of the course. */
    public static Optional<String> of(Lesson lesson) {
        String name = FOLDER + lesson.getClass().getName().replace('.', '/').replaceFirst("\\$.*", "") + ".java";
        try (InputStream stream = LessonSource.class.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
