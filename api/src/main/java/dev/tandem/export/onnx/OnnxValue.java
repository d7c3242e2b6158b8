package dev.tandem.export.onnx;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;

/**
 * A value of an ONNX graph.
 *
 * @param name in the graph
 * @param type shape and dtype
 */
record OnnxValue(String name, TensorType type) {
    Shape shape() {
        return type.shape();
    }

    DType dtype() {
        return type.dtype();
    }

    int rank() {
        return type.rank();
    }
}
