package dev.tandem.conformance;

import dev.tandem.graph.Graph;
import dev.tandem.type.TensorData;
import java.util.List;

/** Plays graphs on the oracle. */
final class Reference {
    private static final ReferenceOps OPS = new ReferenceOps();

    private Reference() {}

    /** The outputs of a graph without gradient nodes. */
    static List<ReferenceTensor> evaluate(Graph graph, List<TensorData> inputs) {
        return run(graph, inputs.stream().map(ReferenceTensor::of).toList());
    }

    /** The outputs of a graph without gradient nodes. */
    static List<ReferenceTensor> run(Graph graph, List<ReferenceTensor> inputs) {
        return graph.evaluate(OPS, inputs, (targets, upstream, sources) -> {
            throw new IllegalArgumentException("the oracle has no autograd: expand gradients first");
        });
    }
}
