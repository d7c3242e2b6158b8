package dev.tandem.sweep;

import dev.tandem.error.SweepFailedException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The threads of a sweep. Closed, none of them runs any more: what they used may be closed then, too. */
final class Workers implements AutoCloseable {
    private final ExecutorService pool;
    /** No further trial is to begin. */
    private final AtomicBoolean ending = new AtomicBoolean();

    Workers(int threads) {
        AtomicInteger number = new AtomicInteger();
        pool = Executors.newFixedThreadPool(
                threads, task -> new Thread(task, "tandem-sweep-" + number.incrementAndGet()));
    }

    /**
     * Runs all trials.
     *
     * @param keep gets every row, on the calling thread, in the order in which they are ready
     */
    void run(List<Trial> trials, Trial.Code code, Consumer<SweepRow> keep) {
        ExecutorCompletionService<Optional<SweepRow>> completed = new ExecutorCompletionService<>(pool);
        for (Trial trial : trials) {
            completed.submit(() -> ending.get() ? Optional.empty() : Optional.of(row(trial, code)));
        }
        Optional<Throwable> failure = Optional.empty();
        try {
            for (int i = 0; i < trials.size(); i++) {
                Optional<Throwable> next = take(completed.take(), keep);
                failure = failure.or(() -> next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepFailedException(
                    "the sweep was interrupted; what was kept in a file stays, and run goes on from there", e);
        }
        failure.ifPresent(Workers::raise);
    }

    private static SweepRow row(Trial trial, Trial.Code code) {
        try {
            return new SweepRow(trial, code.run(trial));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new SweepFailedException(
                    "the trial " + trial + " failed: " + e.getMessage()
                            + "; results that were kept in a file stay, and run goes on from there",
                    e);
        }
    }

    /** Keeps what a trial brought; what it threw, if it failed. */
    private Optional<Throwable> take(Future<Optional<SweepRow>> trial, Consumer<SweepRow> keep)
            throws InterruptedException {
        try {
            trial.get().ifPresent(keep);
            return Optional.empty();
        } catch (ExecutionException e) {
            ending.set(true);
            return Optional.of(e.getCause());
        }
    }

    private static void raise(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    /** Asks trials that still run to end, and waits for them. */
    @Override
    public void close() {
        ending.set(true);
        pool.shutdownNow();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
