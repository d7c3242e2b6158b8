package dev.tandem.train.callback;

import dev.tandem.train.Callback;
import dev.tandem.train.Training;

/** A callback after each batch, as a lambda: {@code BatchEnd.then((training, step, loss) -> ...)}. */
public final class BatchEnd implements Callback {
    /** What is done. */
    @FunctionalInterface
    public interface Action {
        /**
         * Called after a batch.
         *
         * @param step from 0 in each epoch
         * @param loss of the batch
         */
        void run(Training training, long step, double loss);
    }

    private final Action action;

    private BatchEnd(Action action) {
        this.action = action;
    }

    /** A callback of that action. */
    public static BatchEnd then(Action action) {
        return new BatchEnd(action);
    }

    @Override
    public void onBatchEnd(Training training, long step, double loss) {
        action.run(training, step, loss);
    }
}
