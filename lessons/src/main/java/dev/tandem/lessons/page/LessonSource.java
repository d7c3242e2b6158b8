package dev.tandem.lessons.page;

import dev.tandem.lessons.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The source that a lesson was compiled from and what lies beside it, which the build puts with the classes. */
public final class LessonSource {
    private static final String FOLDER = "/META-INF/lessons/";

    private LessonSource() {}

    /** The source of a lesson's class; empty for one that is not of the course. */
    public static Optional<String> of(Lesson lesson) {
        return beside(lesson, className(lesson) + ".java");
    }

    /** The simple name of a lesson's class, without those inside of it. */
    public static String className(Lesson lesson) {
        return fullName(lesson).replaceFirst(".*\\.", "");
    }

    /** A file in the folder of a lesson's source, if it is there. */
    static Optional<String> beside(Lesson lesson, String fileName) {
        String folder = fullName(lesson).replace('.', '/').replaceFirst("[^/]*$", "");
        String name = FOLDER + folder + fileName;
        try (InputStream stream = LessonSource.class.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static String fullName(Lesson lesson) {
        return lesson.getClass().getName().replaceFirst("\\$.*", "");
    }
}
