package dev.tandem.loss;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.Optional;

/**
 * How the values of a loss become the number that training makes small (Keras 3, {@code losses/loss.py}).
 *
 * <p>Values that a mask leaves out count neither above nor below the fraction line; a mean of nothing is 0.
 */
public enum Reduction {
    /** Σ(w·v)/n, n being the number of values, whatever the weights: Keras' default. */
    SUM_OVER_BATCH_SIZE,
    /** Another name that Keras has for the same. */
    MEAN,
    /** Σ(w·v). */
    SUM,
    /** Σ(w·v)/Σw, a mean in which weights only matter relative to each other; without weights Σv/n. */
    MEAN_WITH_SAMPLE_WEIGHT,
    /** w·v, not reduced. */
    NONE;

    /**
     * The fraction that a reduced loss is, for sums over several batches.
     *
     * @param sum Σ(w·v), a single number
     * @param divisor n, Σw or 1, a single number of the same dtype
     */
    public record Fraction(Tensor sum, Tensor divisor) {}

    /**
     * Reduces values.
     *
     * @param values floating, any shape; 0 where the mask is false
     * @param sampleWeight as {@link SampleWeights#align} takes it
     * @param mask bool, of the values' shape
     * @return a single number, or what {@link #NONE} says
     */
    public Tensor reduce(Tensor values, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        boolean plainMean = mask.isEmpty() && (this != MEAN_WITH_SAMPLE_WEIGHT || sampleWeight.isEmpty());
        if (this == NONE || this == SUM || plainMean) {
            Tensor weighted = sampleWeight
                    .map(weight -> values.multiply(SampleWeights.align(weight, values)))
                    .orElse(values);
            return switch (this) {
                case NONE -> weighted;
                case SUM -> weighted.sum();
                case SUM_OVER_BATCH_SIZE, MEAN, MEAN_WITH_SAMPLE_WEIGHT -> weighted.mean();
            };
        }
        Fraction fraction = fraction(values, sampleWeight, mask);
        return quotient(fraction.sum(), fraction.divisor());
    }

    /** Sum and divisor of the reduced values; {@link #NONE} counts as {@link #SUM_OVER_BATCH_SIZE}. */
    public Fraction fraction(Tensor values, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        Optional<Tensor> weight = sampleWeight.map(w -> SampleWeights.align(w, values));
        Tensor sum = weight.map(values::multiply).orElse(values).sum();
        if (this == SUM) {
            return new Fraction(sum, like(sum, 1));
        }
        Optional<Tensor> counted = mask.map(m -> m.cast(values.dtype()));
        if (this == MEAN_WITH_SAMPLE_WEIGHT && weight.isPresent()) {
            Tensor full = weight.get().broadcastTo(values.shape().toArray());
            return new Fraction(sum, counted.map(full::multiply).orElse(full).sum());
        }
        return new Fraction(
                sum,
                counted.map(m -> m.sum())
                        .orElseGet(() -> like(sum, (double) values.shape().elementCount())));
    }

    /** The same number as a tensor: constants belong to the trace that the sum belongs to. */
    private static Tensor like(Tensor sum, double number) {
        return sum.value().ops().constant(TensorData.scalar(sum.dtype(), number));
    }

    /** sum/divisor, 0 where the divisor is 0. */
    private static Tensor quotient(Tensor sum, Tensor divisor) {
        Tensor empty = divisor.equal(0);
        Tensor one = like(divisor, 1);
        return like(sum, 0).where(empty, sum.divide(one.where(empty, divisor)));
    }
}
