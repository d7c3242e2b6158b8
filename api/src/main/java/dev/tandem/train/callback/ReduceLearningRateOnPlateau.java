package dev.tandem.train.callback;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.train.Callback;
import dev.tandem.train.Training;
import java.util.Map;

/**
 * Multiplies the learning rate by a factor when a number has stopped getting better; Keras 3's {@code ReduceLROnPlateau} with its
 * defaults: factor 0.1, patience 10, minDelta 1e-4, cooldown 0.
 */
public final class ReduceLearningRateOnPlateau implements Callback {
    private final Monitor monitor;
    private final double factor;
    private final int patience;
    private final int cooldown;
    private final double minimum;
    private double best;
    private int waited;
    private int cooling;

    private ReduceLearningRateOnPlateau(Monitor monitor, double factor, int patience, int cooldown, double minimum) {
        if (!(factor > 0 && factor < 1) || patience < 0 || cooldown < 0 || !(minimum >= 0)) {
            throw new InvalidArgumentException("ReduceLearningRateOnPlateau: got factor " + factor + ", patience "
                    + patience + ", cooldown " + cooldown + ", minimum " + minimum
                    + "; expected a factor between 0 and 1, and the others 0 or more");
        }
        this.monitor = monitor;
        this.factor = factor;
        this.patience = patience;
        this.cooldown = cooldown;
        this.minimum = minimum;
    }

    /** On that number of the logs, with Keras' defaults. */
    public static ReduceLearningRateOnPlateau on(String name) {
        Monitor plain = Monitor.of(name);
        return on(new Monitor(name, plain.direction(), 1e-4));
    }

    /** On that number of the logs. */
    public static ReduceLearningRateOnPlateau on(Monitor monitor) {
        return new ReduceLearningRateOnPlateau(monitor, 0.1, 10, 0, 0);
    }

    /** The same with another factor, between 0 and 1. */
    public ReduceLearningRateOnPlateau factor(double other) {
        return new ReduceLearningRateOnPlateau(monitor, other, patience, cooldown, minimum);
    }

    /** The same, bearing so many epochs in a row that are no better. */
    public ReduceLearningRateOnPlateau patience(int epochs) {
        return new ReduceLearningRateOnPlateau(monitor, factor, epochs, cooldown, minimum);
    }

    /** The same, not counting for so many epochs after a reduction. */
    public ReduceLearningRateOnPlateau cooldown(int epochs) {
        return new ReduceLearningRateOnPlateau(monitor, factor, patience, epochs, minimum);
    }

    /** The same, never below that rate. */
    public ReduceLearningRateOnPlateau minimum(double rate) {
        return new ReduceLearningRateOnPlateau(monitor, factor, patience, cooldown, rate);
    }

    @Override
    public void onTrainBegin(Training training) {
        best = monitor.worst();
        waited = 0;
        cooling = 0;
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        double value = monitor.read("ReduceLearningRateOnPlateau", logs);
        double rate = training.model().optimizer().learningRate();
        logs.put("learning_rate", rate);
        if (cooling > 0) {
            cooling--;
            waited = 0;
        }
        if (monitor.better(value, best)) {
            best = value;
            waited = 0;
        } else if (cooling == 0) {
            waited++;
            if (waited >= patience && rate > minimum) {
                training.model().optimizer().setLearningRate(Math.max(rate * factor, minimum));
                cooling = cooldown;
                waited = 0;
            }
        }
    }
}
