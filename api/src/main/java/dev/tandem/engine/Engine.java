package dev.tandem.engine;

import dev.tandem.gradient.GradientStep;
import dev.tandem.graph.Graph;
import dev.tandem.type.TensorData;

/** An open engine. All methods may be called from several threads at once. */
public interface Engine extends AutoCloseable {
    /** How many times a call can be differentiated without end. */
    int ANY_ORDER = Integer.MAX_VALUE;

    /** What this engine is and runs on. */
    EngineInfo info();

    /** Copies values into the engine. */
    EngineTensor upload(TensorData data);

    /**
     * Compiles a graph into a program of the engine's own.
     *
     * @param graph whose gradient nodes, if it has any, lie on paths that {@link #gradientOrder} allows
     */
    Program compile(Graph graph);

    /**
     * How many times in a row the engine's own autograd can differentiate a call correctly with respect to those of its tensors
     * that a gradient goes through: 0 if not at all, 1 if only once,
     * {@link #ANY_ORDER} if without limit. Where the answer is too small, the symbolic gradients are used instead.
     */
    int gradientOrder(GradientStep step);

    /** Frees what the engine holds. Tensors and programs that are still open must have been closed before. */
    @Override
    void close();
}
