package dev.tandem.metric;

import dev.tandem.loss.LogCosh;
import dev.tandem.loss.Loss;
import dev.tandem.loss.MeanAbsoluteError;
import dev.tandem.loss.MeanAbsolutePercentageError;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.loss.MeanSquaredLogarithmicError;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * A metric that is a mean of one number an example: Σ(weight·value)/Σ weight, each weight 1 where none is given; 0 if the
 * weights sum to 0 (Keras 3, {@code MeanMetricWrapper}).
 *
 * <pre>{@code
 * Metric mse = MeanMetric.meanSquaredError();
 * Metric bias = MeanMetric.of("bias", (target, prediction) -> prediction.subtract(target));
 * }</pre>
 *
 * <p>Positions of one example share its weight evenly.
 */
public interface MeanMetric extends Metric {
    /**
     * One number for each example, or position in it.
     *
     * @return [batch, ...], numbers or bool
     */
    Tensor values(Tensor target, Tensor prediction);

    /** Which of the values count: bool, of their shape; empty if all do. */
    default Optional<Tensor> mask(Tensor target, Tensor prediction) {
        return Optional.empty();
    }

    /** Weighted sum of the values, and of the weights. */
    @Override
    default List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        Tensor values = values(target, prediction).cast(SUM_DTYPE);
        long batch = values.rank() == 0 ? 1 : Math.max(1, values.size(0));
        double positions = Math.max(1.0, (double) values.shape().elementCount() / batch);
        Tensor weights = Weights.of(values, sampleWeight, mask(target, prediction));
        return List.of(
                values.multiply(weights).sum().divide(positions), weights.sum().divide(positions));
    }

    @Override
    default double result(List<TensorData> sums) {
        return Metric.ratio(sums.get(0).getDouble(0), sums.get(1).getDouble(0));
    }

    /**
     * A mean of your own.
     *
     * @param name in snake case
     * @param values from (target, prediction) to one number for each example
     */
    static MeanMetric of(String name, BinaryOperator<Tensor> values) {
        return new FunctionMean(name, values);
    }

    /**
     * The mean of a loss, under its name, weighted by Σ weight as metrics are; {@link LossMetric} is the loss as trained on.
     * Less is better.
     */
    static MeanMetric of(Loss loss) {
        return new LossMean(loss);
    }

    /** mean((prediction − target)²). */
    static MeanMetric meanSquaredError() {
        return of(new MeanSquaredError());
    }

    /** mean(|prediction − target|). */
    static MeanMetric meanAbsoluteError() {
        return of(new MeanAbsoluteError());
    }

    /** 100·mean(|(target − prediction)/target|). */
    static MeanMetric meanAbsolutePercentageError() {
        return of(new MeanAbsolutePercentageError());
    }

    /** mean((ln(prediction + 1) − ln(target + 1))²). */
    static MeanMetric meanSquaredLogarithmicError() {
        return of(new MeanSquaredLogarithmicError());
    }

    /** mean(ln cosh(prediction − target)). */
    static MeanMetric logCoshError() {
        return of(new LogCosh());
    }
}
