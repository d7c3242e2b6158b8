package dev.tandem.conformance;

import dev.tandem.error.GradientException;
import dev.tandem.error.TandemException;
import dev.tandem.gradient.GradientCheck;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An expression made of random steps, each an operation on values before it. All values are results.
 *
 * <p>Operations that jump are applied to inputs and whole numbers only, where no rounding decides on which side of the jump
 * a value falls.
 */
final class RandomExpression {
    /**
     * One step; the numbers choose, by remainder, among what is there.
     *
     * @param operation which operation
     * @param first its first operand
     * @param second its second
     * @param attribute an axis or a size
     */
    record Step(int operation, int first, int second, int attribute) {}

    /** An operation on two values, of which it may leave out the second. */
    @FunctionalInterface
    private interface Operation {
        Node apply(GraphOps ops, Node a, Node b, int attribute);
    }

    private static final List<Operation> SMOOTH = List.of(
            (ops, a, b, i) -> ops.add(a, b),
            (ops, a, b, i) -> ops.subtract(a, b),
            (ops, a, b, i) -> ops.multiply(a, b),
            (ops, a, b, i) -> ops.maximum(a, b),
            (ops, a, b, i) -> ops.minimum(a, b),
            (ops, a, b, i) -> ops.divide(a, ops.add(ops.square(b), ops.scalar(b, 1))),
            (ops, a, b, i) -> ops.matmul(a, b),
            (ops, a, b, i) -> ops.negate(a),
            (ops, a, b, i) -> ops.abs(a),
            (ops, a, b, i) -> ops.square(a),
            (ops, a, b, i) -> ops.sin(a),
            (ops, a, b, i) -> ops.cos(a),
            (ops, a, b, i) -> ops.tanh(a),
            (ops, a, b, i) -> ops.atan(a),
            (ops, a, b, i) -> ops.erf(a),
            (ops, a, b, i) -> ops.sigmoid(a),
            (ops, a, b, i) -> ops.relu(a),
            (ops, a, b, i) -> ops.elu(a, 0.5),
            (ops, a, b, i) -> ops.softplus(a),
            (ops, a, b, i) -> ops.softmax(a, axis(a, i)),
            (ops, a, b, i) -> ops.logSoftmax(a, axis(a, i)),
            (ops, a, b, i) -> ops.sum(a, List.of(axis(a, i)), i % 2 == 0),
            (ops, a, b, i) -> ops.mean(a, List.of(axis(a, i)), i % 2 == 0),
            (ops, a, b, i) -> ops.max(a, List.of(axis(a, i)), false),
            (ops, a, b, i) -> ops.cumSum(a, axis(a, i)),
            (ops, a, b, i) -> ops.where(ops.constant(Samples.vector(DType.BOOL, i % 2)), a, b));

    private static final List<Operation> MOVING = List.of(
            (ops, a, b, i) -> ops.transpose(a),
            (ops, a, b, i) -> ops.reshape(a, Shape.of(a.type().shape().elementCount())),
            (ops, a, b, i) -> ops.reshape(a, a.type().shape().insert(axis(a, i), 1)),
            (ops, a, b, i) -> ops.flip(a, List.of(axis(a, i))),
            (ops, a, b, i) -> ops.roll(a, i, axis(a, i)),
            (ops, a, b, i) -> ops.concat(List.of(a, b), axis(a, i)),
            (ops, a, b, i) -> ops.stack(List.of(a, b), 0),
            (ops, a, b, i) -> ops.repeat(a, 2, axis(a, i)),
            (ops, a, b, i) -> ops.slice(a, SliceSpec.along(a.type().shape(), axis(a, i), 0, 1)),
            (ops, a, b, i) -> ops.slice(a, SliceSpec.along(a.type().shape(), axis(a, i), 1, 0)),
            (ops, a, b, i) -> ops.stopGradient(a));

    private static final List<Operation> JUMPING = List.of(
            (ops, a, b, i) -> ops.less(a, b),
            (ops, a, b, i) -> ops.equal(a, b),
            (ops, a, b, i) -> ops.sign(a),
            (ops, a, b, i) -> ops.floorDivide(a, b),
            (ops, a, b, i) -> ops.mod(a, b),
            (ops, a, b, i) -> ops.argMax(a, axis(a, i)),
            (ops, a, b, i) -> ops.argSort(a, axis(a, i), i % 2 == 0),
            (ops, a, b, i) -> ops.sort(a, axis(a, i), i % 2 == 0),
            (ops, a, b, i) -> ops.cast(a, Samples.ALL.get(i % Samples.ALL.size())),
            (ops, a, b, i) -> ops.floor(a),
            (ops, a, b, i) -> ops.round(a),
            (ops, a, b, i) -> ops.logicalXor(a, b),
            (ops, a, b, i) -> ops.prod(a, List.of(axis(a, i)), false),
            (ops, a, b, i) -> ops.isNan(a));

    private final GraphOps ops = new GraphOps();
    private final List<TensorData> inputs = new ArrayList<>();
    private final List<Node> values = new ArrayList<>();
    private final Set<Node> exact = new HashSet<>();

    RandomExpression(long seed, List<Step> steps) {
        for (DType dtype : List.of(DType.FLOAT64, DType.INT32, DType.FLOAT64, DType.UINT8, DType.INT64, DType.BOOL)) {
            for (long[] sizes : new long[][] {{2, 3}, {3}, {2, 1}, {}, {0, 3}, {3, 3}}) {
                TensorData data = Samples.any(seed + dtype.displayName() + sizes.length + values.size(), dtype, sizes);
                inputs.add(data);
                Node input = ops.input(data.type());
                values.add(input);
                exact.add(input);
            }
        }
        steps.forEach(this::take);
    }

    /** One of the axes; that a single number has none is its own rejection. */
    private static int axis(Node x, int number) {
        return x.type().shape().axis(number % Math.max(1, x.type().rank()));
    }

    /** Takes a step, unless its operands do not fit. */
    private void take(Step step) {
        Node a = values.get(step.first() % values.size());
        List<Node> fitting = values.stream()
                .filter(value -> value.type().dtype() == a.type().dtype())
                .toList();
        Node b = fitting.get(step.second() % fitting.size());
        boolean bothExact = exact.contains(a) && exact.contains(b);
        int number = step.operation() % (SMOOTH.size() + MOVING.size() + JUMPING.size());
        if (number >= SMOOTH.size() + MOVING.size() && !bothExact) {
            return;
        }
        Node result;
        try {
            result = operation(number).apply(ops, a, b, step.attribute());
        } catch (TandemException rejected) {
            return;
        }
        values.add(result);
        boolean moves = number >= SMOOTH.size() && number < SMOOTH.size() + MOVING.size();
        boolean jumps = number >= SMOOTH.size() + MOVING.size();
        boolean whole = !result.type().dtype().isFloating();
        if (whole || (bothExact && (moves || jumps))) {
            exact.add(result);
        }
    }

    private static Operation operation(int number) {
        if (number < SMOOTH.size()) {
            return SMOOTH.get(number);
        }
        int rest = number - SMOOTH.size();
        return rest < MOVING.size() ? MOVING.get(rest) : JUMPING.get(rest - MOVING.size());
    }

    List<TensorData> inputs() {
        return inputs;
    }

    /**
     * The gradients of the sum of the FLOAT64 values, with respect to those FLOAT64 inputs that it depends on; an empty
     * graph if there are none.
     */
    Graph gradients() {
        List<Node> targets = values.subList(inputs.size(), values.size()).stream()
                .filter(value -> value.type().dtype() == DType.FLOAT64)
                .distinct()
                .toList();
        List<Node> upstream =
                targets.stream().map(target -> ops.fullLike(target, 1)).toList();
        List<Node> sources = values.subList(0, inputs.size()).stream()
                .filter(input -> connected(input, targets, upstream))
                .toList();
        return ops.build(sources.isEmpty() ? List.of() : ops.gradients(targets, upstream, sources));
    }

    private static boolean connected(Node source, List<Node> targets, List<Node> upstream) {
        try {
            GradientCheck.check(targets, upstream, List.of(source));
            return true;
        } catch (GradientException unconnected) {
            return false;
        }
    }

    /** Everything that has been computed, and the last input. */
    Graph graph() {
        return ops.build(values.subList(inputs.size() - 1, values.size()));
    }
}
