package dev.tandem.metric;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * (1 + beta²)·precision·recall/(beta²·precision + recall) of each class, averaged: recall counts beta times as much (Keras 3).
 *
 * <p>Computed as (1 + beta²)·tp/((1 + beta²)·tp + beta²·fn + fp), 0 where that is 0/0; Keras adds 1e-7 below its fraction
 * lines, so a perfect score is 1 here and a little less there. Target one-hot or multi-hot [batch, ..., classes], or class ids
 * [batch, ...]; prediction [batch, ..., classes].
 *
 * @param average how classes become one number
 * @param beta above 0
 * @param threshold a prediction above it is a yes; without one, the largest of each row is (if it is not 0)
 */
public record FBetaScore(Average average, double beta, OptionalDouble threshold) implements Metric {
    /** Checks the numbers. */
    public FBetaScore {
        if (!(beta > 0 && Double.isFinite(beta))) {
            throw new InvalidArgumentException("fbeta_score: beta is " + beta + "; expected a finite number above 0");
        }
    }

    /** The largest score of each row being the prediction. */
    public static FBetaScore of(Average average, double beta) {
        return new FBetaScore(average, beta, OptionalDouble.empty());
    }

    /** The same with every score above a threshold being a yes: for several labels at once. */
    public FBetaScore threshold(double other) {
        return new FBetaScore(average, beta, OptionalDouble.of(other));
    }

    @Override
    public String name() {
        return "fbeta_score";
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        Tensor actual = rows(actual(target, prediction).cast(SUM_DTYPE));
        Tensor decided = rows(decided(prediction).cast(SUM_DTYPE));
        Tensor weights = rows(Weights.of(prediction, sampleWeight));
        Tensor hits = actual.multiply(decided);
        return List.of(
                hits.multiply(weights).sum(0),
                decided.subtract(hits).multiply(weights).sum(0),
                actual.subtract(hits).multiply(weights).sum(0));
    }

    private Tensor actual(Tensor target, Tensor prediction) {
        if (Targets.areIds(target.type(), prediction.type())) {
            int classes = Math.toIntExact(prediction.size(-1));
            return Targets.classIds(target, prediction).oneHot(classes, SUM_DTYPE);
        }
        Targets.checkElementwise(name(), target.type(), prediction.type());
        return Targets.elementwise(target, prediction);
    }

    private Tensor decided(Tensor prediction) {
        if (threshold.isPresent()) {
            return prediction.greater(threshold.getAsDouble());
        }
        if (prediction.size(-1) == 1) {
            throw new InvalidArgumentException(name() + ": the prediction is " + prediction.type()
                    + ", of which the largest in each row says nothing; expected a threshold for a single label");
        }
        // A row of zeros predicts nothing, rather than all classes.
        return prediction
                .greaterEqual(prediction.max(true, -1))
                .logicalAnd(prediction.abs().greater(1e-9));
    }

    private static Tensor rows(Tensor x) {
        return x.reshape(-1, x.size(-1));
    }

    @Override
    public double result(List<TensorData> sums) {
        double[] hits = sums.get(0).toDoubles();
        double[] falsePositives = sums.get(1).toDoubles();
        double[] misses = sums.get(2).toDoubles();
        if (average == Average.MICRO) {
            return score(total(hits), total(falsePositives), total(misses));
        }
        double weighted = 0;
        double weights = 0;
        for (int i = 0; i < hits.length; i++) {
            double weight = average == Average.WEIGHTED ? hits[i] + misses[i] : 1;
            weighted += weight * score(hits[i], falsePositives[i], misses[i]);
            weights += weight;
        }
        return Metric.ratio(weighted, weights);
    }

    /** The score of each class, [classes], where they are not averaged. */
    @Override
    public TensorData value(List<TensorData> sums) {
        if (average != Average.NONE) {
            return Metric.super.value(sums);
        }
        double[] scores = new double[sums.get(0).count()];
        Arrays.setAll(
                scores,
                i -> score(
                        sums.get(0).getDouble(i),
                        sums.get(1).getDouble(i),
                        sums.get(2).getDouble(i)));
        return TensorData.of(Shape.of(scores.length), scores);
    }

    private double score(double hits, double falsePositives, double misses) {
        double square = beta * beta;
        return Metric.ratio((1 + square) * hits, (1 + square) * hits + square * misses + falsePositives);
    }

    private static double total(double[] numbers) {
        return Arrays.stream(numbers).sum();
    }
}
