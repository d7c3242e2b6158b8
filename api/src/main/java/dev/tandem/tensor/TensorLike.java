package dev.tandem.tensor;

import dev.tandem.error.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can stand where a tensor is wanted: a {@link Tensor}, or a variable by the value that it has at that moment. */
public interface TensorLike {
    /** The tensor meant. */
    Tensor tensor();

    /**
     * The tensor that an operation was given.
     *
     * @throws InvalidArgumentException if it is null
     */
    static Tensor given(String operation, TensorLike tensor) {
        return InvalidArgumentException.requireGiven(operation, tensor, "a tensor; expected a tensor or a variable")
                .tensor();
    }

    /**
     * What an operation was given one by one, as a list.
     *
     * @throws InvalidArgumentException if the array is null
     */
    static List<TensorLike> listed(String operation, TensorLike... tensors) {
        return Arrays.asList(InvalidArgumentException.requireGiven(operation, tensors, "an array; expected tensors"));
    }

    /**
     * The tensors that an operation was given.
     *
     * @throws InvalidArgumentException if one of them, or the list, is null
     */
    static List<Tensor> given(String operation, List<? extends TensorLike> tensors) {
        InvalidArgumentException.requireGiven(operation, tensors, "a list; expected tensors");
        List<Tensor> result = new ArrayList<>(tensors.size());
        for (TensorLike tensor : tensors) {
            result.add(given(operation, tensor));
        }
        return result;
    }
}
