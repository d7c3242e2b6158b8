package dev.tandem.nn;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;

/** Where a layer's numbers come from: a network's variables, or symbols that stand for them. Names are whole paths. */
interface LayerState {
    /** The value of a parameter now. */
    Tensor parameter(String path);

    /** Gives a parameter another value. */
    void assign(String path, Tensor value);

    /** Whether training is kept away from a parameter. */
    default boolean frozen(String path) {
        return false;
    }

    /** Random draws of a layer's own stream. */
    RandomDraws random(String layerPath);

    /** A tensor of these values. */
    Tensor constant(TensorData data);

    /** The floating dtype of the network. */
    DType dtype();

    /** Told of each layer that has been called, after the layers inside of it. */
    default void called(Visit visit) {}

    /** How much has been computed so far, in floating-point operations, where that is counted. */
    default long flops() {
        return 0;
    }
}
