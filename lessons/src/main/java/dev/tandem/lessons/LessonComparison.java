package dev.tandem.lessons;

import dev.tandem.compare.Comparison;
import dev.tandem.compare.RunRecord;
import dev.tandem.compare.StepLock;
import dev.tandem.compare.Tolerance;
import dev.tandem.config.TandemConfig;
import java.util.List;

/**
 * A lesson run on two backends, side by side.
 *
 * @param lesson that was run
 * @param first the record of the backend named first; in step, the one that leads
 * @param second the record of the other
 * @param locked whether every step started from the same state
 * @param comparison of the two
 */
public record LessonComparison(
        Lesson lesson, RunRecord first, RunRecord second, boolean locked, Comparison comparison) {

    /**
     * Runs a lesson on one backend, then on the other: each trains on its own, and training amplifies rounding.
     *
     * @param backends two names
     */
    public static LessonComparison freeRunning(
            Lesson lesson, List<String> backends, TandemConfig config, Tolerance tolerance) {
        LessonRunner runner = new LessonRunner(config);
        RunRecord first = runner.run(lesson, backends.get(0), Audience.NONE, StepLock.Member.FREE);
        RunRecord second = runner.run(lesson, backends.get(1), Audience.NONE, StepLock.Member.FREE);
        return new LessonComparison(lesson, first, second, false, Comparison.of(first, second, tolerance));
    }

    /**
     * Runs a lesson on both backends at once, each step of the second from the state of the first: what differs is the
     * engines' own doing.
     *
     * @param backends two names; the first leads
     */
    public static LessonComparison stepLocked(
            Lesson lesson, List<String> backends, TandemConfig config, Tolerance tolerance) {
        LessonRunner runner = new LessonRunner(config);
        try (StepLock lock = new StepLock()) {
            LockedRuns runs = LockedRuns.of(
                    lock,
                    () -> runner.run(lesson, backends.get(0), Audience.NONE, lock.leader()),
                    () -> runner.run(lesson, backends.get(1), Audience.NONE, lock.follower()));
            Comparison comparison = Comparison.of(runs.leader(), runs.follower(), tolerance);
            return new LessonComparison(lesson, runs.leader(), runs.follower(), true, comparison);
        }
    }
}
