package dev.tandem.metric;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * 2·precision·recall/(precision + recall) of each class, averaged: {@link FBetaScore} with a beta of 1 (Keras 3).
 *
 * @param average how classes become one number
 * @param threshold a prediction above it is a yes; without one, the largest of each row is
 */
public record F1Score(Average average, OptionalDouble threshold) implements Metric {
    /** The largest score of each row being the prediction. */
    public static F1Score of(Average average) {
        return new F1Score(average, OptionalDouble.empty());
    }

    /** The same with every score above a threshold being a yes: for several labels at once. */
    public F1Score threshold(double other) {
        return new F1Score(average, OptionalDouble.of(other));
    }

    private FBetaScore general() {
        return new FBetaScore(average, 1, threshold);
    }

    @Override
    public String name() {
        return "f1_score";
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        return general().statistics(target, prediction, sampleWeight);
    }

    @Override
    public double result(List<TensorData> sums) {
        return general().result(sums);
    }

    @Override
    public TensorData value(List<TensorData> sums) {
        return general().value(sums);
    }
}
