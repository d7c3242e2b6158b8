package dev.tandem.metric;

import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Intersection over union of "no" and of "yes", averaged over those that occur (Keras 3, without the 1e-7 that it adds below
 * its fraction lines).
 *
 * <p>{@link #value} is both, [2]. Target [batch, ..., labels] of 0 and 1, prediction the same shape. A prediction on the
 * threshold is a yes, which is Keras' way for this metric alone.
 *
 * @param threshold a probability, 0.5 by default
 * @param fromLogits whether predictions are logits, of which 0 stands for a probability of 0.5
 */
public record BinaryIoU(double threshold, boolean fromLogits) implements Metric {
    private static final String NAME = "binary_io_u";

    /** Checks the threshold. */
    public BinaryIoU {
        Decision.check(NAME, threshold);
    }

    /** Of probabilities, with a threshold of 0.5. */
    public static BinaryIoU ofProbabilities() {
        return new BinaryIoU(0.5, false);
    }

    /** Of logits, with a threshold of 0. */
    public static BinaryIoU ofLogits() {
        return new BinaryIoU(0.5, true);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        Targets.checkElementwise(NAME, target.type(), prediction.type());
        Tensor right = Targets.elementwise(target, prediction).cast(DType.INT64);
        Tensor predicted =
                prediction.greaterEqual(Decision.bound(threshold, fromLogits)).cast(DType.INT64);
        return List.of(Confusions.matrix(2, OptionalInt.empty(), right, predicted, sampleWeight));
    }

    @Override
    public double result(List<TensorData> sums) {
        return Confusions.meanIntersectionOverUnion(sums.get(0));
    }

    @Override
    public TensorData value(List<TensorData> sums) {
        return TensorData.of(Shape.of(2), Confusions.intersectionOverUnion(sums.get(0)));
    }
}
