package dev.tandem.conformance;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import java.util.List;

/** A computation under test, recorded as a graph, so that it can be played on any interpreter. */
@FunctionalInterface
public interface Expression {
    /** Applies operations to the inputs. */
    Node build(GraphOps ops, List<Node> inputs);
}
