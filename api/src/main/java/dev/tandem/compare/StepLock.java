package dev.tandem.compare;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.function.Variable;
import dev.tandem.train.Callback;
import dev.tandem.train.Model;
import dev.tandem.train.Training;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes two runs start every step from the same state, so that any difference in a step is the engine's own: the leader
 * hands its variables over before each step, the follower takes them.
 *
 * <pre>{@code
 * // One thread:                                          // Another thread, on the other engine:
 * model.fit(batches, FitOptions.epochs(9)                 model.fit(batches, FitOptions.epochs(9)
 *         .callbacks(lock.leader().callback()));                  .callbacks(lock.follower().callback()));
 * }</pre>
 *
 * <p>The two run on a thread each; the leader waits when it is far ahead. Each closes the lock when it has ended.
 */
public final class StepLock implements AutoCloseable {
    /** What a run calls before each step, with all variables that the step depends on, always in the same order. */
    @FunctionalInterface
    public interface Member {
        /** A member of no lock: runs free. */
        Member FREE = state -> {};

        /** Hands over, or takes, the state. */
        void beforeStep(Variable... state);

        /** The same for a step of a model, {@code trainOnBatch}: all of its variables, but not the running metrics. */
        default void beforeStep(Model model) {
            beforeStep(model.variables().values().toArray(Variable[]::new));
        }

        /** The same for every step of a {@code fit}. */
        default Callback callback() {
            return new InStep(this);
        }
    }

    private static final int STEPS_AHEAD = 64;
    private static final long PATIENCE_MILLIS = 50;

    private final BlockingQueue<List<TensorData>> states = new ArrayBlockingQueue<>(STEPS_AHEAD);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The run that goes ahead. */
    public Member leader() {
        return state -> {
            List<TensorData> snapshot = Arrays.stream(state).map(Variable::data).toList();
            waitFor(() -> states.offer(snapshot, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    ? Optional.of(snapshot)
                    : Optional.empty());
        };
    }

    /** The run that is put on the leader's track before each step. */
    public Member follower() {
        return state -> {
            List<TensorData> snapshot =
                    waitFor(() -> Optional.ofNullable(states.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)));
            if (snapshot.size() != state.length) {
                throw new InvalidArgumentException("beforeStep: the follower has " + state.length
                        + " variables, the leader handed over " + snapshot.size()
                        + "; expected the same variables in the same order");
            }
            List<TensorData> values = new ArrayList<>(snapshot);
            for (int i = 0; i < state.length; i++) {
                state[i].assign(values.get(i));
            }
        };
    }

    private interface Attempt<R> {
        Optional<R> once() throws InterruptedException;
    }

    private <R> R waitFor(Attempt<R> attempt) {
        try {
            while (true) {
                // Asked first: what the other run handed over before it ended is still to be taken.
                boolean ended = closed.get();
                Optional<R> result = attempt.once();
                if (result.isPresent()) {
                    return result.get();
                }
                if (ended) {
                    throw new IllegalStateException("the other run of a step lock has ended before this one");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the other run of a step lock", e);
        }
    }

    /** Ends the lock, when either run has ended: the other does not wait for ever. */
    @Override
    public void close() {
        closed.set(true);
    }

    /** Keeps the steps of a {@code fit} with a lock. */
    private record InStep(Member member) implements Callback {
        @Override
        public void onBatchBegin(Training training, long step) {
            member.beforeStep(training.model());
        }
    }
}
