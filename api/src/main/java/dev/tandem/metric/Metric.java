package dev.tandem.metric;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;

/**
 * How good predictions are, over any number of batches: sums that each batch adds to, and a number made of the sums.
 *
 * <p>So the result over batches, a smaller last one included, is that over all examples at once. Sums are float64, in which
 * counts are exact up to 2⁵³, whatever dtype the network computes in.
 *
 * <pre>{@code
 * MetricState accuracy = new MetricState(new SparseCategoricalAccuracy());
 * accuracy.update(classIds, logits);
 * double share = accuracy.result();
 * }</pre>
 */
public interface Metric {
    /** In snake case, as Keras has it: {@code binary_accuracy}. */
    String name();

    /**
     * What this batch adds to each sum; written in tensor operations, so that it can be part of a compiled step.
     *
     * @param target as the metric says
     * @param prediction floating [batch, ...]
     * @param sampleWeight how much each example counts: [batch], or any shape that {@link
     *     dev.tandem.loss.SampleWeights#align} takes
     * @return float64, of the same shapes for every batch
     * @throws dev.tandem.error.TandemException if target and prediction do not fit
     */
    List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight);

    /**
     * The metric, as one number.
     *
     * @param sums of the {@link #statistics} of all batches
     */
    double result(List<TensorData> sums);

    /**
     * All that the metric has to say: a matrix, or a number for each class, where it is more than {@link #result}.
     *
     * @param sums of the {@link #statistics} of all batches
     * @return float64
     */
    default TensorData value(List<TensorData> sums) {
        return TensorData.of(Shape.scalar(), new double[] {result(sums)});
    }

    /** Whether more is better, less is better being the other way: what callbacks watch for. */
    default boolean higherIsBetter() {
        return true;
    }

    /** a/b, 0 where b is 0 (Keras' {@code divide_no_nan}). */
    static double ratio(double a, double b) {
        return b == 0 ? 0 : a / b;
    }

    /** The dtype of sums. */
    DType SUM_DTYPE = DType.FLOAT64;
}
