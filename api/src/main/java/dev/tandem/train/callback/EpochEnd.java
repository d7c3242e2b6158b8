package dev.tandem.train.callback;

import dev.tandem.train.Callback;
import dev.tandem.train.Training;
import java.util.Map;

/** A callback at the end of each epoch, as a lambda: {@code EpochEnd.then((training, epoch, logs) -> ...)}. */
public final class EpochEnd implements Callback {
    /** What is done. */
    @FunctionalInterface
    public interface Action {
        /**
         * Called after an epoch and its validation.
         *
         * @param epoch from 0
         * @param logs what was measured
         */
        void run(Training training, int epoch, Map<String, Double> logs);
    }

    private final Action action;

    private EpochEnd(Action action) {
        this.action = action;
    }

    /** A callback of that action. */
    public static EpochEnd then(Action action) {
        return new EpochEnd(action);
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        action.run(training, epoch, logs);
    }
}
