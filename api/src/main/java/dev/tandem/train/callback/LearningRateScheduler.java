package dev.tandem.train.callback;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.train.Callback;
import dev.tandem.train.Training;
import java.util.Map;

/** Sets the learning rate at the beginning of each epoch. For a rate that changes from step to step give the optimizer a schedule. */
public final class LearningRateScheduler implements Callback {
    /** A learning rate for an epoch. */
    @FunctionalInterface
    public interface Rate {
        /**
         * The rate.
         *
         * @param epoch from 0
         * @param rate of the epoch before
         */
        double of(int epoch, double rate);
    }

    private final Rate rate;

    private LearningRateScheduler(Rate rate) {
        this.rate = rate;
    }

    /** Rates by a formula: {@code LearningRateScheduler.of((epoch, rate) -> epoch < 10 ? rate : rate * 0.9)}. */
    public static LearningRateScheduler of(Rate rate) {
        return new LearningRateScheduler(rate);
    }

    @Override
    public void onEpochBegin(Training training, int epoch) {
        double next = rate.of(epoch, training.model().optimizer().learningRate());
        if (!(next >= 0) || Double.isInfinite(next)) {
            throw new InvalidArgumentException("LearningRateScheduler: the rate of epoch " + epoch + " is " + next
                    + "; expected a finite number of 0 or more");
        }
        training.model().optimizer().setLearningRate(next);
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        logs.put("learning_rate", training.model().optimizer().learningRate());
    }
}
