package dev.tandem.gradient;

import dev.tandem.conformance.ReferenceOps;
import dev.tandem.conformance.ReferenceTensor;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Computes gradients in two ways: by the rules, and by differences of values. */
final class GradientProbe {
    private final GraphOps ops = new GraphOps();
    private final List<TensorData> point = new ArrayList<>();

    /** A new input, with its value at the point. */
    Node input(TensorData value) {
        point.add(value);
        return ops.input(value.type());
    }

    /** The values of the inputs. */
    List<TensorData> point() {
        return List.copyOf(point);
    }

    /** The largest magnitude, at least 1: what rounding errors are measured by. */
    static double scale(double[] values) {
        return Math.max(1, Arrays.stream(values).map(Math::abs).max().orElse(0));
    }

    /** What the graph is recorded with. */
    GraphOps ops() {
        return ops;
    }

    /** The values of nodes at the point, gradient nodes by the rules. */
    List<double[]> values(List<Node> nodes) {
        return evaluate(symbolic(nodes), point);
    }

    /** The gradient of a single number with respect to an input, by central differences of fourth order. */
    double[] differences(Node number, Node input) {
        Graph graph = symbolic(List.of(number));
        int position = ops.inputs().indexOf(input);
        double step = 1e-3;
        return IntStream.range(0, point.get(position).count())
                .mapToDouble(i -> {
                    double near = moved(graph, position, i, step) - moved(graph, position, i, -step);
                    double far = moved(graph, position, i, 2 * step) - moved(graph, position, i, -2 * step);
                    return (8 * near - far) / (12 * step);
                })
                .toArray();
    }

    private double moved(Graph graph, int position, int element, double distance) {
        TensorType type = point.get(position).type();
        double[] values = point.get(position).toDoubles();
        values[element] += distance;
        List<TensorData> moved = new ArrayList<>(point);
        moved.set(position, TensorData.of(type, values));
        return evaluate(graph, moved).get(0)[0];
    }

    private Graph symbolic(List<Node> nodes) {
        return GradientExpansion.expand(ops.build(nodes), GradientPolicy.symbolic());
    }

    private static List<double[]> evaluate(Graph graph, List<TensorData> inputs) {
        List<ReferenceTensor> values = inputs.stream().map(ReferenceTensor::of).toList();
        return graph
                .evaluate(new ReferenceOps(), values, (targets, upstream, sources) -> {
                    throw new AssertionError("a gradient node was not rewritten");
                })
                .stream()
                .map(ReferenceTensor::toReals)
                .toList();
    }
}
