package dev.tandem.lessons.html;

import dev.tandem.compare.Comparison;
import dev.tandem.compare.RunRecord;
import dev.tandem.config.TandemConfig;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a report tells of a lesson.
 *
 * @param lesson that ran
 * @param settings that it ran with
 * @param runs one, or two that were compared
 * @param comparison of two
 * @param locked whether the two were kept in step
 */
public record LessonResult(
        Lesson lesson, TandemConfig settings, List<LessonRun> runs, Optional<Comparison> comparison, boolean locked) {
    /** Checks that there is one run, or a comparison of two. */
    public LessonResult {
        runs = List.copyOf(runs);
        if (runs.size() != (comparison.isPresent() ? 2 : 1)) {
            throw new IllegalArgumentException("lesson '" + lesson.id() + "' has " + runs.size() + " runs and "
                    + (comparison.isPresent() ? "a" : "no") + " comparison; expected one run, or two and a comparison");
        }
    }

    /** An engine's name as its makers write it: the first word of its description. */
    static String engineName(RunRecord run) {
        return run.description().split(" ", 2)[0];
    }

    List<RunRecord> records() {
        return runs.stream().map(LessonRun::record).toList();
    }

    List<String> engineNames() {
        return records().stream().map(LessonResult::engineName).toList();
    }

    boolean agrees() {
        return comparison.map(Comparison::agrees).orElse(true);
    }

    /** The verdict and the measure in words; where there is one run, there is none. */
    Optional<String> verdict() {
        return comparison.map(
                compared -> Verdict.of(lesson, runs.get(0).record(), runs.get(1).record(), compared));
    }

    String fileName() {
        return lesson.id() + ".html";
    }
}
