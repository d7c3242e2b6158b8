package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import java.util.Set;

/**
 * One vector-Jacobian rule for every differentiable operation: an interpreter that runs the forward pass again and notes, for
 * each value, how a gradient flows from it back to what it was computed from.
 *
 * <p>{@code Adjoint.of(ops.sin(x)).with(x, g -> g·cos(x))} says that sin is computed as sin, and that a gradient g of the
 * result becomes g·cos(x) for x. Rules are made of differentiable operations, so what they give can be differentiated again.
 * A derived operation without a rule of its own is run as its definition, and its gradient comes out of the rules of what it
 * is made of.
 */
public final class GradientRules extends LayerRules implements Ops<Adjoint> {
    /**
     * The operations that no gradient flows through: their results are no floating-point numbers, or were computed from none;
     * and {@code stopGradient}, which is there for that. All other operations have a gradient with respect to their
     * floating-point tensors (but {@code clip} none with respect to its bounds).
     */
    public static final Set<String> NOT_DIFFERENTIABLE = Set.of(
            "constant",
            "stopGradient",
            "isNan",
            "isInfinite",
            "equal",
            "notEqual",
            "less",
            "lessEqual",
            "greater",
            "greaterEqual",
            "logicalNot",
            "logicalAnd",
            "logicalOr",
            "logicalXor",
            "any",
            "all",
            "argMax",
            "argMin",
            "argSort",
            "topKIndices",
            "oneHot");

    GradientRules(Ops<Node> ops) {
        super(ops);
    }
}
