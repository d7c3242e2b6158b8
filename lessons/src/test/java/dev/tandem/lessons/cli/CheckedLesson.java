package dev.tandem.lessons.cli;

import dev.tandem.backend.Backend;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;

/**
 * A lesson for tests that has a page with tasks.
 *
 * @param loss that it records
 */
record CheckedLesson(double loss) implements Lesson {
    @Override
    public String id() {
        return "checked";
    }

    @Override
    public String title() {
        return "For tests: checked";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.series("loss", 2);
        // An engine that lags behind: both must get there.
        report.series("loss", backend.name().equals("pytorch") ? loss : loss / 2);
        report.value("steps", 2);
    }
}
