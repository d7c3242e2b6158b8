package dev.tandem.lessons;

import dev.tandem.backend.Backend;
import dev.tandem.data.sets.DownloadListener;
import dev.tandem.error.InvalidArgumentException;
import java.util.List;

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

    /** The names of data sets that it can be run on, besides its own; most lessons have none. */
    default List<String> dataSets() {
        return List.of();
    }

    /**
     * The same lesson on another data set.
     *
     * @param dataSet one of {@link #dataSets()}
     * @param listener is told how far a download has come, if one is needed
     */
    default Lesson on(String dataSet, DownloadListener listener) {
        throw new InvalidArgumentException("the lesson '" + id() + "' was asked for the data set '" + dataSet
                + "'; expected one of " + dataSets());
    }
}
