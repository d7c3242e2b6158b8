package dev.tandem.lessons;

import dev.tandem.backend.Backend;

/** One lesson of the course: code that reads top to bottom, on whatever engine it is given. */
public interface Lesson {
    /** The name on the command line: {@code linear-regression}. */
    String id();

    /** What it teaches, in a few words. */
    String title();

    /**
     * Runs the lesson.
     *
     * @param backend to compute with, freshly opened: its random draws start from the seed
     * @param report for everything there is to show and to record
     */
    void run(Backend backend, LessonReport report);
}
