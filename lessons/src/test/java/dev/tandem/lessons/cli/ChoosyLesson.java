package dev.tandem.lessons.cli;

import dev.tandem.backend.Backend;
import dev.tandem.data.sets.DownloadListener;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import java.util.List;

/**
 * A lesson for tests that has a choice of data sets.
 *
 * @param dataSet that it runs on
 */
record ChoosyLesson(String dataSet) implements Lesson {
    @Override
    public String id() {
        return "choosy";
    }

    @Override
    public String title() {
        return "For tests: choosy";
    }

    @Override
    public List<String> dataSets() {
        return List.of("moons", "mnist");
    }

    @Override
    public Lesson on(String chosen, DownloadListener listener) {
        return new ChoosyLesson(chosen);
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.say("On " + dataSet + ".");
        report.value("length", dataSet.length());
    }
}
