package dev.tandem.loss;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.Optional;

/**
 * Which values of a loss count, by their position.
 *
 * @param counts bool, of the values' shape
 */
record PositionMask(Tensor counts) {
    /**
     * Stretches a mask over the values.
     *
     * @param mask bool, the first axes of the values
     * @throws ShapeMismatchException if it has more axes than the values, or other sizes
     */
    static PositionMask over(Tensor values, Tensor mask) {
        Shape shape = values.shape();
        if (mask.rank() > shape.rank() || !shape.range(0, mask.rank()).equals(mask.shape())) {
            throw new ShapeMismatchException("the mask of the prediction is " + mask.type() + ", for a loss of "
                    + values.type() + "; expected a number for each time step that is masked: predictions"
                    + " [batch, steps, size], of which the loss reduces the last axis");
        }
        Tensor result = mask;
        while (result.rank() < shape.rank()) {
            result = result.expandDims(-1);
        }
        return new PositionMask(result.broadcastTo(shape.toArray()));
    }

    /** The values that count, and 0 for the others, even where these are NaN. */
    Tensor zeroElsewhere(Tensor values) {
        return values.where(counts, values.value().ops().constant(TensorData.scalar(values.dtype(), 0)));
    }

    /** What counts here and there. */
    Tensor and(Optional<Tensor> other) {
        return other.map(counts::logicalAnd).orElse(counts);
    }
}
