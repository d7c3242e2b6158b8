package dev.tandem.gradient;

import dev.tandem.graph.Call;
import dev.tandem.graph.Node;
import dev.tandem.ops.BaseOps;
import dev.tandem.ops.Ops;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the rules are written with.
 *
 * <p>The helpers take the shortcuts that one would take by hand, above all for the gradient of a mean, which is one number
 * stretched to a shape: it is multiplied as a number.
 */
abstract class BaseRules implements BaseOps<Adjoint> {
    /** Records the forward and the backward pass; a call recorded before gives the same node. */
    final Ops<Node> ops;

    BaseRules(Ops<Node> ops) {
        this.ops = ops;
    }

    @Override
    public final TensorType typeOf(Adjoint x) {
        return x.value().type();
    }

    @Override
    public final Adjoint constant(TensorData data) {
        return Adjoint.of(ops.constant(data));
    }

    /** A value of two that broadcast: what flows back is summed over the axes along which an input was stretched. */
    final Adjoint broadcasting(Node value, Adjoint a, UnaryOperator<Node> toA, Adjoint b, UnaryOperator<Node> toB) {
        return Adjoint.of(value)
                .with(a, g -> sumTo(toA.apply(g), shapeOf(a)))
                .with(b, g -> sumTo(toB.apply(g), shapeOf(b)));
    }

    /** g summed over the axes along which {@code shape} is stretched to g's. */
    final Node sumTo(Node g, Shape shape) {
        Shape from = g.type().shape();
        if (from.equals(shape)) {
            return g;
        }
        int added = from.rank() - shape.rank();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            if (axis < added || shape.size(axis - added) != from.size(axis)) {
                axes.add(axis);
            }
        }
        return axes.isEmpty() ? reshape(g, shape) : reshape(ops.sum(g, axes, false), shape);
    }

    /** The gradient g of a reduction over axes, stretched back to the shape that was reduced. */
    final Node stretch(Node g, Shape shape, List<Integer> axes) {
        return g.type().rank() == 0 ? broadcastTo(g, shape) : broadcastTo(reshape(g, shape.reduce(axes, true)), shape);
    }

    /** a·b. */
    final Node times(Node a, Node b) {
        Shape shape = Shape.broadcast("multiply", a.type().shape(), b.type().shape());
        if (isOne(a) && b.type().shape().equals(shape)) {
            return b;
        }
        Node narrow = unstretched(a);
        boolean fills = Shape.broadcast(
                        "multiply", narrow.type().shape(), b.type().shape())
                .equals(shape);
        return fills && narrow != a ? times(narrow, b) : ops.multiply(a, b);
    }

    /** x·factor. */
    final Node scaled(Node x, double factor) {
        Node narrow = unstretched(x);
        if (narrow != x) {
            return ops.broadcastTo(scaled(narrow, factor), x.type().shape());
        }
        return number(x)
                .map(value -> ops.constant(TensorData.filled(x.type(), value * factor)))
                .orElseGet(() -> ops.multiply(x, ops.scalar(x, factor)));
    }

    /** x / divisor. */
    final Node divided(Node x, double divisor) {
        boolean known = number(unstretched(x)).isPresent();
        return known ? scaled(x, 1 / divisor) : ops.divide(x, ops.scalar(x, divisor));
    }

    /** x + number. */
    final Node plus(Node x, double number) {
        return number(x)
                .map(value -> ops.constant(TensorData.filled(x.type(), value + number)))
                .orElseGet(() -> ops.add(x, ops.scalar(x, number)));
    }

    /** 1 − x. */
    final Node oneMinus(Node x) {
        return ops.subtract(ops.scalar(x, 1), x);
    }

    /** The values where the condition holds, else 0. */
    final Node onlyWhere(Node condition, Node values) {
        return ops.where(condition, values, ops.scalar(values, 0));
    }

    /** The values where the condition does not hold, else 0. */
    final Node exceptWhere(Node condition, Node values) {
        return ops.where(condition, ops.scalar(values, 0), values);
    }

    /** x in another shape of the same count. */
    final Node reshape(Node x, Shape shape) {
        Node narrow = unstretched(x);
        if (x.type().shape().equals(shape)) {
            return x;
        }
        return narrow != x && narrow.type().rank() == 0 ? ops.broadcastTo(narrow, shape) : ops.reshape(x, shape);
    }

    private Node broadcastTo(Node x, Shape shape) {
        return x.type().shape().equals(shape) ? x : ops.broadcastTo(unstretched(x), shape);
    }

    /** What a stretched value was stretched from; else the value itself. */
    private static Node unstretched(Node x) {
        return x.operation() instanceof Call call && call.name().equals("broadcastTo")
                ? x.inputs().get(0)
                : x;
    }

    /** The value of a constant that is a single number. */
    static Optional<Double> number(Node x) {
        return x.operation() instanceof Call call
                        && call.name().equals("constant")
                        && x.type().shape().elementCount() == 1
                ? Optional.of(((TensorData) call.attributes().get(0)).getDouble(0))
                : Optional.empty();
    }

    private static boolean isOne(Node x) {
        return number(unstretched(x)).filter(value -> value == 1).isPresent();
    }
}
