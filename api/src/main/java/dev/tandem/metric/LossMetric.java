package dev.tandem.metric;

import dev.tandem.loss.Loss;
import dev.tandem.loss.Reduction;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;

/**
 * The loss as it is trained on, over all examples: what its {@link Loss#reduction() reduction} gives for all batches at once.
 *
 * <p>By default Σ(weight·value)/(number of values), whereas {@link MeanMetric#of(Loss)} divides by Σ weight.
 *
 * @param loss what is trained on
 */
public record LossMetric(Loss loss) implements Metric {
    @Override
    public String name() {
        return "loss";
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        Tensor values = loss.values(target, prediction).cast(SUM_DTYPE);
        Reduction.Fraction fraction = loss.reduction().fraction(values, sampleWeight, loss.mask(target, prediction));
        return List.of(fraction.sum(), fraction.divisor());
    }

    @Override
    public double result(List<TensorData> sums) {
        double sum = sums.get(0).getDouble(0);
        return loss.reduction() == Reduction.SUM
                ? sum
                : Metric.ratio(sum, sums.get(1).getDouble(0));
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }
}
