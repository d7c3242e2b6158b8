package dev.tandem.train.callback;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import java.util.Map;

/**
 * A number of the logs to keep an eye on, and which way is better.
 *
 * @param name as the history calls it: {@code val_loss}
 * @param direction which way is better
 * @param minDelta by how much it must change to count as better, 0 or more
 */
public record Monitor(String name, Direction direction, double minDelta) {
    /** Which way is better. */
    public enum Direction {
        /** The smaller the better: losses and errors. */
        MIN,
        /** The larger the better: accuracies. */
        MAX
    }

    /** Checks the difference. */
    public Monitor {
        if (!(minDelta >= 0)) {
            throw new InvalidArgumentException(
                    "monitor '" + name + "': minDelta is " + minDelta + "; expected 0 or more");
        }
    }

    /** That number; larger is better if it is called an accuracy, precision, recall, auc, f1, iou or r2, as Keras guesses. */
    public static Monitor of(String name) {
        return new Monitor(
                name, name.matches(".*(acc|precision|recall|auc|f1|iou|r2).*") ? Direction.MAX : Direction.MIN, 0);
    }

    /** The worst value there is. */
    double worst() {
        return direction == Direction.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /** Whether a value is better than another by more than {@code minDelta}; NaN never is. */
    boolean better(double value, double than) {
        return direction == Direction.MIN ? value < than - minDelta : value > than + minDelta;
    }

    /**
     * Reads the number.
     *
     * @throws InvalidArgumentException if the logs have none of that name
     */
    double read(String callback, Map<String, Double> logs) {
        Double value = logs.get(name);
        if (value == null) {
            throw new InvalidArgumentException(callback + ": the logs have no '" + name + "'; expected one of "
                    + logs.keySet()
                    + Suggestions.nearest(name, logs.keySet())
                            .map(near -> ": did you mean '" + near + "'?")
                            .orElse(name.startsWith("val_") ? ": give fit validation batches" : ""));
        }
        return value;
    }
}
