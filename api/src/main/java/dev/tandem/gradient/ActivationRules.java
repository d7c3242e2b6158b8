package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.NnOps;
import dev.tandem.ops.Ops;
import java.util.List;

/** The rules of activations and losses; where none stands here, the rules of what the operation is made of say it. */
abstract class ActivationRules extends LinalgRules implements NnOps<Adjoint> {
    ActivationRules(Ops<Node> ops) {
        super(ops);
    }

    /** g where y &gt; 0, which is where x &gt; 0. */
    @Override
    public final Adjoint relu(Adjoint x) {
        Node y = ops.relu(x.value());
        return Adjoint.of(y).with(x, g -> onlyWhere(ops.greater(y, ops.scalar(y, 0)), g));
    }

    @Override
    public final Adjoint leakyRelu(Adjoint x, double slope) {
        return Adjoint.of(ops.leakyRelu(x.value(), slope)).with(x, g -> ops.where(isPositive(x), g, scaled(g, slope)));
    }

    /** g, or g·alpha·eˣ = g·(y + alpha) where x ≤ 0. */
    @Override
    public final Adjoint elu(Adjoint x, double alpha) {
        Node y = ops.elu(x.value(), alpha);
        return Adjoint.of(y).with(x, g -> ops.where(isPositive(x), g, times(g, plus(y, alpha))));
    }

    private Node isPositive(Adjoint x) {
        return ops.greater(x.value(), ops.scalar(x.value(), 0));
    }

    /** g·(Φ(x) + x·φ(x)), with φ the density of the normal distribution. */
    @Override
    public final Adjoint gelu(Adjoint x, boolean approximate) {
        if (approximate) {
            return NnOps.super.gelu(x, true);
        }
        Node value = x.value();
        return Adjoint.of(ops.gelu(value, false)).with(x, g -> {
            Node probability = scaled(plus(ops.erf(scaled(value, Math.sqrt(0.5))), 1), 0.5);
            Node density = scaled(ops.exp(scaled(ops.square(value), -0.5)), 1 / Math.sqrt(2 * Math.PI));
            return times(g, ops.add(probability, ops.multiply(value, density)));
        });
    }

    /** g·(s + y·(1 − s)), with s = sigmoid(x). */
    @Override
    public final Adjoint silu(Adjoint x) {
        Node y = ops.silu(x.value());
        return Adjoint.of(y).with(x, g -> {
            Node s = ops.sigmoid(x.value());
            return times(g, ops.add(s, ops.multiply(y, oneMinus(s))));
        });
    }

    @Override
    public final Adjoint softplus(Adjoint x) {
        return Adjoint.of(ops.softplus(x.value())).with(x, g -> times(g, ops.sigmoid(x.value())));
    }

    @Override
    public final Adjoint logSigmoid(Adjoint x) {
        return Adjoint.of(ops.logSigmoid(x.value())).with(x, g -> times(g, ops.sigmoid(ops.negate(x.value()))));
    }

    /** g / (1 + |x|)². */
    @Override
    public final Adjoint softsign(Adjoint x) {
        return Adjoint.of(ops.softsign(x.value())).with(x, g -> ops.divide(g, ops.square(plus(ops.abs(x.value()), 1))));
    }

    @Override
    public final Adjoint sigmoid(Adjoint x) {
        Node y = ops.sigmoid(x.value());
        return Adjoint.of(y).with(x, g -> times(g, ops.multiply(y, oneMinus(y))));
    }

    /** g/6 strictly between −3 and 3. */
    @Override
    public final Adjoint hardSigmoid(Adjoint x) {
        return Adjoint.of(ops.hardSigmoid(x.value())).with(x, g -> {
            Node inside = ops.less(ops.abs(x.value()), ops.scalar(x.value(), 3));
            return onlyWhere(inside, scaled(g, 1.0 / 6));
        });
    }

    /** y·(g − Σ g·y). */
    @Override
    public final Adjoint softmax(Adjoint x, int axis) {
        Node y = ops.softmax(x.value(), axis);
        return Adjoint.of(y).with(x, g -> ops.multiply(y, ops.subtract(g, ops.sum(times(g, y), List.of(axis), true))));
    }

    /** g − softmax(x)·Σg. */
    @Override
    public final Adjoint logSoftmax(Adjoint x, int axis) {
        Node y = ops.logSoftmax(x.value(), axis);
        return Adjoint.of(y).with(x, g -> ops.subtract(g, ops.multiply(ops.exp(y), ops.sum(g, List.of(axis), true))));
    }

    /** −g·ln softmax(x) for the labels p, g·(softmax(x)·Σp − p) for the logits. */
    @Override
    public final Adjoint softmaxCrossEntropy(Adjoint labels, Adjoint logits) {
        Node p = labels.value();
        int axis = shapeOf(logits).rank() - 1;
        return Adjoint.of(ops.softmaxCrossEntropy(p, logits.value()))
                .with(labels, g -> ops.negate(times(column(g), ops.logSoftmax(logits.value(), axis))))
                .with(logits, g -> {
                    Node expected = ops.multiply(ops.softmax(logits.value(), axis), ops.sum(p, List.of(axis), true));
                    return times(column(g), ops.subtract(expected, p));
                });
    }

    /** g·(softmax(x) − oneHot(class)). */
    @Override
    public final Adjoint sparseSoftmaxCrossEntropy(Adjoint classes, Adjoint logits) {
        int axis = shapeOf(logits).rank() - 1;
        int depth = Math.toIntExact(shapeOf(logits).size(axis));
        return Adjoint.of(ops.sparseSoftmaxCrossEntropy(classes.value(), logits.value()))
                .with(logits, g -> {
                    Node expected = ops.softmax(logits.value(), axis);
                    return times(
                            column(g), ops.subtract(expected, ops.oneHot(classes.value(), depth, dtypeOf(logits))));
                });
    }

    /** g with a last axis of size 1. */
    private Node column(Node g) {
        return reshape(g, g.type().shape().insert(-1, 1));
    }

    /** −g·x for the labels p, g·(sigmoid(x) − p) for the logits. */
    @Override
    public final Adjoint sigmoidCrossEntropy(Adjoint labels, Adjoint logits) {
        Node x = logits.value();
        return Adjoint.of(ops.sigmoidCrossEntropy(labels.value(), x))
                .with(labels, g -> ops.negate(times(g, x)))
                .with(logits, g -> times(g, ops.subtract(ops.sigmoid(x), labels.value())));
    }
}
