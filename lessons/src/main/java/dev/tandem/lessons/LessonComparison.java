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
 * @param firstRun the run on the backend named first; in step, the one that leads
 * @param secondRun the run on the other
 * @param locked whether every step started from the same state
 * @param comparison of the two
 */
public record LessonComparison(
        Lesson lesson, LessonRun firstRun, LessonRun secondRun, boolean locked, Comparison comparison) {

    /** The record of the backend named first. */
    public RunRecord first() {
        return firstRun.record();
    }

    /** The record of the other. */
    public RunRecord second() {
        return secondRun.record();
    }

    /**
     * Runs a lesson on one backend, then on the other: each trains on its own, and training amplifies rounding.
     *
     * @param backends two names
     */
    public static LessonComparison freeRunning(
            Lesson lesson, List<String> backends, TandemConfig config, Tolerance tolerance) {
        LessonRunner runner = new LessonRunner(config);
        LessonRun first = runner.run(lesson, backends.get(0), StepLock.Member.FREE);
        LessonRun second = runner.run(lesson, backends.get(1), StepLock.Member.FREE);
        return of(lesson, first, second, false, tolerance);
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
                    () -> runner.run(lesson, backends.get(0), lock.leader()),
                    () -> runner.run(lesson, backends.get(1), lock.follower()));
            return of(lesson, runs.leader(), runs.follower(), true, tolerance);
        }
    }

    private static LessonComparison of(
            Lesson lesson, LessonRun first, LessonRun second, boolean locked, Tolerance tolerance) {
        Comparison comparison = Comparison.of(first.record(), second.record(), tolerance);
        return new LessonComparison(lesson, first, second, locked, comparison);
    }
}
