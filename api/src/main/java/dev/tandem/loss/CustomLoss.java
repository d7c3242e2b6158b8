package dev.tandem.loss;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.function.BinaryOperator;

/** A loss that someone wrote as a function; only they know what fits. */
record CustomLoss(String name, BinaryOperator<Tensor> function) implements Loss {
    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        Tensor values = function.apply(target, prediction);
        if (!values.dtype().isFloating()) {
            throw new DTypeMismatchException(
                    name + ": its values are " + values.type() + "; expected float32 or float64: cast them");
        }
        return values;
    }

    @Override
    public void check(TensorType target, TensorType prediction) {
        // What the function computes with is checked by the operations in it.
    }
}
