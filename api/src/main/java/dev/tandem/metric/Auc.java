package dev.tandem.metric;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;

/**
 * Area under a curve that a threshold moves along, approximated at evenly spaced thresholds and interpolated between them
 * (Keras 3, {@code AUC}; for the precision-recall curve the interpolation of Davis and Goadrich 2006).
 *
 * <p>Thresholds are −1e-7, 1/(n − 1), 2/(n − 1), …, 1 + 1e-7; a prediction above one is a yes. Target [batch, ..., labels],
 * everything but 0 being a yes, prediction the same shape; all labels are one curve.
 *
 * @param curve which
 * @param thresholds how many, 2 or more; Keras' default is 200
 * @param fromLogits whether predictions are logits, not probabilities
 */
public record Auc(Curve curve, int thresholds, boolean fromLogits) implements Metric {
    private static final double EPSILON = 1e-7;

    /** What the area is under. */
    public enum Curve {
        /** True-positive rate over false-positive rate. */
        ROC,
        /** Precision over recall. */
        PR
    }

    /** Checks the number of thresholds. */
    public Auc {
        if (thresholds < 2) {
            throw new InvalidArgumentException(
                    "auc: the number of thresholds is " + thresholds + "; expected 2 or more");
        }
    }

    /** Of probabilities, at 200 thresholds. */
    public static Auc ofProbabilities(Curve curve) {
        return new Auc(curve, 200, false);
    }

    /** Of logits, at 200 thresholds. */
    public static Auc ofLogits(Curve curve) {
        return new Auc(curve, 200, true);
    }

    /** The same with that many thresholds. */
    public Auc thresholds(int other) {
        return new Auc(curve, other, fromLogits);
    }

    @Override
    public String name() {
        return "auc";
    }

    /** Weight of positives and negatives above each threshold, [thresholds, 2]; of all positives and negatives, [2]. */
    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        Targets.checkElementwise(name(), target.type(), prediction.type());
        Tensor scores =
                (fromLogits ? prediction.sigmoid() : prediction).clip(0, 1).reshape(1, -1);
        Tensor weights = Weights.of(prediction, sampleWeight).reshape(-1);
        Tensor positive = Targets.elementwise(target, prediction)
                .notEqual(0)
                .cast(SUM_DTYPE)
                .reshape(-1)
                .multiply(weights);
        Tensor labels = Tensor.stack(-1, List.of(positive, weights.subtract(positive)));
        TensorData bounds = TensorData.of(Shape.of(thresholds, 1), bounds()).as(prediction.dtype());
        Tensor above = scores.greater(Weights.constant(prediction, bounds)).cast(SUM_DTYPE);
        return List.of(above.matmul(labels), labels.sum(0));
    }

    private double[] bounds() {
        double[] result = new double[thresholds];
        for (int i = 1; i < thresholds - 1; i++) {
            result[i] = (double) i / (thresholds - 1);
        }
        result[0] = -EPSILON;
        result[thresholds - 1] = 1 + EPSILON;
        return result;
    }

    @Override
    public double result(List<TensorData> sums) {
        TensorData above = sums.get(0);
        double positives = sums.get(1).getDouble(0);
        double negatives = sums.get(1).getDouble(1);
        double area = 0;
        for (int i = 0; i + 1 < thresholds; i++) {
            double hits = above.getDouble(2 * i);
            double falseHits = above.getDouble(2 * i + 1);
            double nextHits = above.getDouble(2 * i + 2);
            double nextFalseHits = above.getDouble(2 * i + 3);
            area += curve == Curve.ROC
                    ? Metric.ratio(falseHits - nextFalseHits, negatives) * Metric.ratio(hits + nextHits, positives) / 2
                    : Metric.ratio(
                            precisionArea(hits, hits + falseHits, nextHits, nextHits + nextFalseHits), positives);
        }
        return area;
    }

    /** Area between two thresholds under precision, times the positives: hits grow linearly with the number of yeses. */
    private static double precisionArea(double hits, double yeses, double nextHits, double nextYeses) {
        double slope = Metric.ratio(hits - nextHits, yeses - nextYeses);
        double intercept = nextHits - slope * nextYeses;
        double growth = yeses > 0 && nextYeses > 0 ? yeses / nextYeses : 1;
        return slope * (hits - nextHits + intercept * Math.log(growth));
    }
}
