package dev.tandem.lessons;

import dev.tandem.error.TandemException;

/** A lesson that ended in an error, with the name of the lesson and of the backend that it ran on. */
public final class LessonFailedException extends TandemException {
    private static final long serialVersionUID = 1L;

    LessonFailedException(Lesson lesson, String backendName, RuntimeException cause) {
        super("lesson '" + lesson.id() + "' failed on " + backendName + ": " + describe(cause), cause);
    }

    private static String describe(RuntimeException cause) {
        return cause instanceof TandemException
                ? cause.getMessage()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
