package dev.tandem.engine;

import java.util.List;

/** A compiled graph. */
public interface Program extends AutoCloseable {
    /**
     * Runs the program; may be called from several threads at once.
     *
     * @param inputs one for each input of the graph, of its type; they stay the caller's
     * @return one for each output of the graph: each owned by the caller, closed on its own, and independent of all others and
     *     of the inputs, even where the graph gives an input back or names an output twice
     * @throws dev.tandem.error.IndexOutOfRangeException if an index among the values is out of range
     * @throws dev.tandem.error.SingularMatrixException if a matrix cannot be inverted, solved with, or decomposed
     * @throws dev.tandem.error.EngineFailureException if the engine fails in any other way
     */
    List<EngineTensor> run(List<EngineTensor> inputs);

    @Override
    void close();
}
