package dev.tandem.metric;

import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Coefficient of determination, 1 − Σ(target − prediction)²/Σ(target − mean target)² of each output, averaged: 1 is perfect, 0
 * as good as the mean, below 0 worse (Keras 3).
 *
 * <p>An output whose targets are all the same scores 0, or NaN if it was predicted exactly (Keras 3). Target and prediction
 * [batch, ..., outputs]. {@link #value} is the number of each output, [outputs].
 *
 * @param average how outputs become one number
 */
public record R2Score(Aggregation average) implements Metric {
    /** How outputs become one number. */
    public enum Aggregation {
        /** The mean, each output counting the same: Keras' default. */
        UNIFORM_AVERAGE,
        /** The mean, each output counting by its targets' sum of squared distances from their mean. */
        VARIANCE_WEIGHTED_AVERAGE
    }

    /** Each output counting the same. */
    public static R2Score uniform() {
        return new R2Score(Aggregation.UNIFORM_AVERAGE);
    }

    @Override
    public String name() {
        return "r2_score";
    }

    /** Weights, weighted targets, their squares, and squared errors; each [outputs]. */
    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        Targets.checkElementwise(name(), target.type(), prediction.type());
        Tensor right = rows(Targets.elementwise(target, prediction).cast(SUM_DTYPE));
        Tensor predicted = rows(prediction.cast(SUM_DTYPE));
        Tensor weights = rows(Weights.of(prediction, sampleWeight));
        Tensor weighted = right.multiply(weights);
        return List.of(
                weights.sum(0),
                weighted.sum(0),
                weighted.multiply(right).sum(0),
                right.subtract(predicted).square().multiply(weights).sum(0));
    }

    private static Tensor rows(Tensor x) {
        return x.reshape(-1, x.size(-1));
    }

    @Override
    public double result(List<TensorData> sums) {
        double[] scores = value(sums).toDoubles();
        if (average == Aggregation.UNIFORM_AVERAGE) {
            return Arrays.stream(scores).average().orElse(0);
        }
        double weighted = 0;
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            weighted += spread(sums, i) * scores[i];
            total += spread(sums, i);
        }
        return weighted / total;
    }

    @Override
    public TensorData value(List<TensorData> sums) {
        double[] scores = new double[sums.get(0).count()];
        Arrays.setAll(scores, i -> {
            double score = 1 - sums.get(3).getDouble(i) / spread(sums, i);
            return Double.isInfinite(score) ? 0 : score;
        });
        return TensorData.of(Shape.of(scores.length), scores);
    }

    /** Σ(target − mean target)². */
    private static double spread(List<TensorData> sums, int output) {
        double sum = sums.get(1).getDouble(output);
        return sums.get(2).getDouble(output) - sum * (sum / sums.get(0).getDouble(output));
    }
}
