package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.vector;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;

/** Gradients over several ways, from several targets, to several sources, and over ways that are barred. */
final class GradientWays {
    private GradientWays() {}

    static List<Check> all() {
        return List.of(
                check("a tensor used twice: both ways add up", GradientWays::usedTwice, numbers(2, -1), numbers(5, -1)),
                check("stopGradient: nothing comes through", GradientWays::stopped, numbers(2, 3), numbers(2, 3)),
                check("cast: through FLOAT32 and back", GradientWays::casted, numbers(2, 3), numbers(4, 6)),
                check("gather: rows taken twice add up", GradientWays::gathered, numbers(5, 6, 7), numbers(1, 2, 0)),
                check("targets: one made of another", GradientWays::targetOfTarget, numbers(2), numbers(5)),
                check("targets: the source, and one twice", GradientWays::targetTwice, numbers(3), numbers(13)),
                check(
                        "sources: one made of another",
                        GradientWays::sourceOfSource,
                        numbers(3),
                        numbers(27),
                        numbers(3)),
                check("sources: the target itself", GradientWays::sourceIsTarget, numbers(3), numbers(1), numbers(6)),
                check("a gradient that goes into a target", GradientWays::gradientUsed, numbers(2), numbers(36)),
                check("what is not connected: 0", GradientWays::unconnected, numbers(3), numbers(0)));
    }

    private static TensorData numbers(double... values) {
        return vector(DType.FLOAT64, values);
    }

    private static Check check(String promise, Check.Recording recording, TensorData x, TensorData... answers) {
        return Check.literal(promise, List.of(x), recording, List.of(answers));
    }

    /** The gradients of a sum. */
    private static List<Node> gradients(GraphOps ops, List<Node> targets, Node... sources) {
        List<Node> ones =
                targets.stream().map(target -> ops.fullLike(target, 1)).toList();
        return ops.gradients(targets, ones, Arrays.asList(sources));
    }

    private static List<Node> usedTwice(GraphOps ops, List<Node> in) {
        Node x = in.get(0);
        return gradients(ops, List.of(ops.add(ops.square(x), x)), x);
    }

    private static List<Node> stopped(GraphOps ops, List<Node> in) {
        Node x = in.get(0);
        return gradients(ops, List.of(ops.multiply(x, ops.stopGradient(x))), x);
    }

    private static List<Node> casted(GraphOps ops, List<Node> in) {
        Node there = ops.cast(in.get(0), DType.FLOAT32);
        return gradients(ops, List.of(ops.square(ops.cast(there, DType.FLOAT64))), in.get(0));
    }

    private static List<Node> gathered(GraphOps ops, List<Node> in) {
        Node rows = ops.constant(vector(DType.INT64, 1, 1, 0));
        return gradients(ops, List.of(ops.gather(in.get(0), rows, 0)), in.get(0));
    }

    private static List<Node> targetOfTarget(GraphOps ops, List<Node> in) {
        Node x = in.get(0);
        Node twice = ops.add(x, x);
        return gradients(ops, List.of(twice, ops.add(x, twice)), x);
    }

    private static List<Node> targetTwice(GraphOps ops, List<Node> in) {
        Node square = ops.square(in.get(0));
        return gradients(ops, List.of(in.get(0), square, square), in.get(0));
    }

    private static List<Node> sourceOfSource(GraphOps ops, List<Node> in) {
        Node square = ops.square(in.get(0));
        return gradients(ops, List.of(ops.multiply(square, in.get(0))), in.get(0), square);
    }

    private static List<Node> sourceIsTarget(GraphOps ops, List<Node> in) {
        Node square = ops.square(in.get(0));
        return gradients(ops, List.of(square), square, in.get(0));
    }

    /** d(x·d(x³)/dx)/dx = d(3x³)/dx = 9x². */
    private static List<Node> gradientUsed(GraphOps ops, List<Node> in) {
        Node x = in.get(0);
        Node slope = gradients(ops, List.of(ops.multiply(ops.square(x), x)), x).get(0);
        return gradients(ops, List.of(ops.multiply(x, slope)), x);
    }

    private static List<Node> unconnected(GraphOps ops, List<Node> in) {
        return gradients(ops, List.of(ops.floor(in.get(0))), in.get(0));
    }
}
