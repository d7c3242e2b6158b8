package dev.tandem.train;

import java.util.Map;

/**
 * Called while {@code fit} runs; all methods do nothing unless overridden. Logs have the names of {@link History}, and may be
 * added to: what a callback adds at the end of an epoch joins the history.
 */
public interface Callback {
    /** Before the first epoch. */
    default void onTrainBegin(Training training) {}

    /**
     * Before an epoch.
     *
     * @param epoch from 0
     */
    default void onEpochBegin(Training training, int epoch) {}

    /**
     * Before a step, that is, a batch: parameters and what the optimizer remembers are as the step will find them.
     *
     * @param step from 0 in each epoch
     */
    default void onBatchBegin(Training training, long step) {}

    /**
     * After a step.
     *
     * @param step from 0 in each epoch
     * @param loss of the batch
     */
    default void onBatchEnd(Training training, long step, double loss) {}

    /**
     * After an epoch and its validation.
     *
     * @param epoch from 0
     * @param logs what was measured
     */
    default void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {}

    /** After the last epoch; not called when training failed. */
    default void onTrainEnd(Training training) {}

    /** Whether {@code fit} may leave a loss that is NaN or infinite to this callback, instead of failing. */
    default boolean handlesNonFiniteLoss() {
        return false;
    }

    /** Called whether training ended or failed, last of all: closes files. */
    default void onClose() {}
}
