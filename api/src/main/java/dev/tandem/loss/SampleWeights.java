package dev.tandem.loss;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** How much each example counts, brought to the shape of what it is multiplied with. */
public final class SampleWeights {
    private SampleWeights() {}

    /**
     * The weights, ready to be multiplied with the values: of their dtype and rank.
     *
     * <p>Weights are aligned at the first axis, the batch: [batch] weighs all positions of an example alike. An axis may have
     * size 1, and last axes of size 1 that the values lack are dropped.
     *
     * @param weight numbers, [batch] or [batch, ...]
     * @param values [batch, ...]
     * @return of the values' rank, broadcasting to their shape
     * @throws ShapeMismatchException if they do not fit
     * @throws DTypeMismatchException if they are bool
     */
    public static Tensor align(Tensor weight, Tensor values) {
        if (!weight.dtype().isNumeric()) {
            throw new DTypeMismatchException("sample weights are " + weight.type() + "; expected numbers: cast them");
        }
        List<Long> sizes = new ArrayList<>(weight.shape().toList());
        while (sizes.size() > values.rank() && sizes.get(sizes.size() - 1) == 1) {
            sizes.remove(sizes.size() - 1);
        }
        while (sizes.size() < values.rank() && !sizes.isEmpty()) {
            sizes.add(1L);
        }
        Shape aligned = Shape.of(sizes);
        if (!aligned.broadcastsTo(values.shape())) {
            throw new ShapeMismatchException("sample weights are " + weight.type() + " for values of shape "
                    + values.shape() + "; expected one for each example"
                    + (values.rank() == 0 ? "" : ", shape [" + values.size(0) + "]")
                    + (values.rank() > 1 ? ", or one for each position, shape " + values.shape() : ""));
        }
        Tensor shaped = aligned.equals(weight.shape()) ? weight : weight.reshape(aligned.toArray());
        return shaped.cast(values.dtype());
    }
}
