package dev.tandem.lessons;

import dev.tandem.compare.StepLock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Two runs at once under one lock, on a thread each.
 *
 * @param leader the run that goes ahead
 * @param follower the other
 */
record LockedRuns(LessonRun leader, LessonRun follower) {

    /** Runs both to their end; where both fail, the failure that came first is thrown, as the other is its consequence. */
    static LockedRuns of(StepLock lock, Supplier<LessonRun> leader, Supplier<LessonRun> follower) {
        AtomicReference<Throwable> firstFailure = new AtomicReference<>();
        CompletableFuture<LessonRun> first = start("leader", ending(lock, leader, firstFailure));
        CompletableFuture<LessonRun> second = start("follower", ending(lock, follower, firstFailure));
        first.handle((record, failure) -> record).join();
        second.handle((record, failure) -> record).join();
        if (firstFailure.get() instanceof Error error) {
            throw error;
        }
        if (firstFailure.get() instanceof RuntimeException exception) {
            throw exception;
        }
        return new LockedRuns(first.join(), second.join());
    }

    private static CompletableFuture<LessonRun> start(String name, Supplier<LessonRun> run) {
        return CompletableFuture.supplyAsync(run, task -> new Thread(task, "tandem-" + name).start());
    }

    /** The run, after which the other does not wait for it any more. */
    private static Supplier<LessonRun> ending(
            StepLock lock, Supplier<LessonRun> run, AtomicReference<Throwable> firstFailure) {
        return () -> {
            try {
                return run.get();
            } catch (RuntimeException | Error failure) {
                firstFailure.compareAndSet(null, failure);
                throw failure;
            } finally {
                lock.close();
            }
        };
    }
}
