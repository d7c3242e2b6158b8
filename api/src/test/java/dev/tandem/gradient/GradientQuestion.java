package dev.tandem.gradient;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The first and second gradients of a case's function, for an upstream value that is an input too. */
final class GradientQuestion {
    private final GradientProbe probe = new GradientProbe();
    private final List<Node> x;
    private final Node y;
    private final Node upstream;
    private final List<Node> gradients;

    GradientQuestion(GradientCase gradientCase) {
        x = gradientCase.inputs().stream().map(probe::input).toList();
        y = gradientCase.function().apply(probe.ops(), x);
        upstream = probe.input(GradientCase.values(-1.2, 1.7, sizes(y)));
        gradients = probe.ops().gradients(List.of(y), List.of(upstream), x);
    }

    private static long[] sizes(Node node) {
        return node.type().shape().toArray();
    }

    private Node weighted(Node node, Node weights) {
        GraphOps ops = probe.ops();
        return ops.sum(ops.multiply(node, weights), node.type().shape().axes(), false);
    }

    /** What it is asked with. */
    GradientProbe probe() {
        return probe;
    }

    /** The function's value. */
    Node value() {
        return y;
    }

    /** What the function is differentiated with respect to. */
    List<Node> inputs() {
        return x;
    }

    /** The function's value as a number, weighted with the upstream value. */
    Node number() {
        return weighted(y, upstream);
    }

    /** The gradients of that number with respect to the inputs. */
    List<Node> gradients() {
        return gradients;
    }

    /** These gradients as a number, weighted with constants. */
    Node secondNumber() {
        return IntStream.range(0, x.size())
                .mapToObj(i -> weighted(gradients.get(i), probe.ops().constant(weights(x.get(i)))))
                .reduce(probe.ops()::add)
                .orElseThrow();
    }

    private static TensorData weights(Node node) {
        return GradientCase.values(0.6, 1.9, sizes(node));
    }

    /** The inputs, and the upstream value. */
    List<Node> secondInputs() {
        List<Node> all = new ArrayList<>(x);
        all.add(upstream);
        return all;
    }

    /** The gradients of the second number with respect to the inputs and the upstream value. */
    List<Node> secondGradients() {
        Node number = secondNumber();
        return probe.ops().gradients(List.of(number), List.of(probe.ops().scalar(number, 1)), secondInputs());
    }
}
