package dev.tandem.graph;

import java.util.List;

/**
 * One of the gradients of targets with respect to sources: Σᵢ ∂targetᵢ/∂source · upstreamᵢ.
 *
 * <p>The node's inputs are the targets, then as many upstream values, then the sources. Nodes of one question have the same
 * inputs and differ in {@code source} only; engines answer them together.
 *
 * @param targets how many targets (and upstream values) there are
 * @param source which of the sources this is, from 0
 */
public record Gradient(int targets, int source) implements Operation {
    @Override
    public String name() {
        return "gradient";
    }

    /** What the nodes of one question have in common. */
    public record Question(int targets, List<Node> inputs) {}

    /** The question that a gradient node belongs to. */
    public Question question(Node node) {
        return new Question(targets, node.inputs());
    }

    /** The targets among a gradient node's inputs. */
    public <T> List<T> targetsOf(List<T> inputs) {
        return inputs.subList(0, targets);
    }

    /** The upstream values among a gradient node's inputs. */
    public <T> List<T> upstreamOf(List<T> inputs) {
        return inputs.subList(targets, 2 * targets);
    }

    /** The sources among a gradient node's inputs. */
    public <T> List<T> sourcesOf(List<T> inputs) {
        return inputs.subList(2 * targets, inputs.size());
    }
}
