package dev.tandem.tensor;

import dev.tandem.ops.Ops;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/** Who stands behind a tensor: values inside an engine, or a node of a function being traced. */
public interface TensorValue {
    /** Shape and dtype. */
    TensorType type();

    /** The interpreter that this value belongs to. */
    Ops<Tensor> ops();

    /** Whether this stands for a future value: then operations on it and on present values belong to its trace. */
    boolean isTraced();

    /** The values, copied to the Java side. */
    TensorData read();

    /** Gives up the value; a second time does nothing. */
    void close();

    /** Whether the value has been given up. */
    boolean isClosed();

    /** Σᵢ ∂targetᵢ/∂source · upstreamᵢ for each source; {@code this} is the value of one of the targets. */
    List<Tensor> gradients(List<Tensor> targets, List<Tensor> upstream, List<Tensor> sources);
}
