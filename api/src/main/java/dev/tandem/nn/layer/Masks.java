package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;

/** What layers do with masks of time steps, bool [batch, steps], true where a step counts. */
final class Masks {
    private Masks() {}

    /** x [batch, steps, ...] with zeros at the steps that do not count; NaN there goes, too. */
    static Tensor zeroWhereMasked(LayerCall call, Tensor x, Tensor mask) {
        return x.where(over(mask, x), call.constant(TensorData.scalar(x.dtype(), 0)));
    }

    /** The mask with axes of size 1, so that it broadcasts over x [batch, steps, ...]. */
    static Tensor over(Tensor mask, Tensor x) {
        Tensor result = mask;
        while (result.rank() < x.rank()) {
            result = result.expandDims(-1);
        }
        return result;
    }

    /** The mask of what is merged of several tensors: steps that count in any of them; none if one of them has none (Keras). */
    static Optional<Tensor> anyOf(LayerCall call, List<Tensor> inputs) {
        Optional<Tensor> result = call.mask(inputs.get(0));
        for (Tensor input : inputs.subList(1, inputs.size())) {
            Optional<Tensor> next = call.mask(input);
            result = result.flatMap(mask -> next.map(mask::logicalOr));
        }
        return result;
    }
}
