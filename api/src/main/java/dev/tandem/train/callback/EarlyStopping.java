package dev.tandem.train.callback;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.train.Callback;
import dev.tandem.train.Training;
import dev.tandem.type.TensorData;
import java.util.Map;
import java.util.Optional;

/**
 * Ends training when a number has stopped getting better, and brings back the parameters of the best epoch; semantics of Keras 3.
 *
 * <pre>{@code
 * EarlyStopping stopping = EarlyStopping.on("val_loss").patience(5).restoreBest();
 * }</pre>
 */
public final class EarlyStopping implements Callback {
    private final Monitor monitor;
    private final int patience;
    private final boolean restoreBest;
    private double best;
    private int bestEpoch;
    private int waited;
    private Map<String, TensorData> snapshot = Map.of();
    private Optional<Integer> stoppedEpoch = Optional.empty();

    private EarlyStopping(Monitor monitor, int patience, boolean restoreBest) {
        if (patience < 0) {
            throw new InvalidArgumentException(
                    "EarlyStopping: patience is " + patience + "; expected 0 or more epochs");
        }
        this.monitor = monitor;
        this.patience = patience;
        this.restoreBest = restoreBest;
    }

    /** On that number of the logs, without patience: the first epoch that is no better is the last. */
    public static EarlyStopping on(String name) {
        return on(Monitor.of(name));
    }

    /** On that number of the logs. */
    public static EarlyStopping on(Monitor monitor) {
        return new EarlyStopping(monitor, 0, false);
    }

    /** The same, bearing so many epochs in a row that are no better. */
    public EarlyStopping patience(int epochs) {
        return new EarlyStopping(monitor, epochs, restoreBest);
    }

    /** The same, bringing back the parameters of the best epoch at the end, whether training was stopped or not. */
    public EarlyStopping restoreBest() {
        return new EarlyStopping(monitor, patience, true);
    }

    @Override
    public void onTrainBegin(Training training) {
        best = monitor.worst();
        bestEpoch = training.options().initialEpoch();
        waited = 0;
        snapshot = Map.of();
        stoppedEpoch = Optional.empty();
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        double value = monitor.read("EarlyStopping", logs);
        if (monitor.better(value, best)) {
            best = value;
            waited = 0;
            remember(training, epoch);
            return;
        }
        if (restoreBest && snapshot.isEmpty()) {
            // NaN is never better; but until something is, there must be parameters to bring back.
            remember(training, epoch);
        }
        waited++;
        if (waited >= patience && epoch > 0) {
            stoppedEpoch = Optional.of(epoch);
            training.stop("EarlyStopping: '" + monitor.name() + "' has not been better than " + best + " of epoch "
                    + bestEpoch + " for " + waited + " epochs");
        }
    }

    private void remember(Training training, int epoch) {
        bestEpoch = epoch;
        if (restoreBest) {
            snapshot = training.model().network().values();
        }
    }

    @Override
    public void onTrainEnd(Training training) {
        snapshot.forEach((name, data) ->
                training.model().network().parameter(name).variable().assign(data));
        snapshot = Map.of();
    }

    /** The epoch in which the number was best. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** The best value of the number. */
    public double best() {
        return best;
    }

    /** The epoch after which training was ended; empty if it ran to its end. */
    public Optional<Integer> stoppedEpoch() {
        return stoppedEpoch;
    }
}
