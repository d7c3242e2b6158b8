package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.MathOps;
import dev.tandem.ops.Ops;

/** Elementwise operations that a gradient does not come through: it is 0, or there is none. */
abstract class StepRules extends BaseRules implements MathOps<Adjoint> {
    StepRules(Ops<Node> ops) {
        super(ops);
    }

    // Constant almost everywhere: connected, with gradient 0.

    @Override
    public final Adjoint sign(Adjoint x) {
        return Adjoint.of(ops.sign(x.value()));
    }

    @Override
    public final Adjoint floor(Adjoint x) {
        return Adjoint.of(ops.floor(x.value()));
    }

    @Override
    public final Adjoint ceil(Adjoint x) {
        return Adjoint.of(ops.ceil(x.value()));
    }

    @Override
    public final Adjoint round(Adjoint x) {
        return Adjoint.of(ops.round(x.value()));
    }

    @Override
    public final Adjoint floorDivide(Adjoint a, Adjoint b) {
        return Adjoint.of(ops.floorDivide(a.value(), b.value()));
    }

    // No way for a gradient.

    @Override
    public final Adjoint stopGradient(Adjoint x) {
        return Adjoint.of(ops.stopGradient(x.value()));
    }

    @Override
    public final Adjoint isNan(Adjoint x) {
        return Adjoint.of(ops.isNan(x.value()));
    }

    @Override
    public final Adjoint equal(Adjoint a, Adjoint b) {
        return Adjoint.of(ops.equal(a.value(), b.value()));
    }

    @Override
    public final Adjoint less(Adjoint a, Adjoint b) {
        return Adjoint.of(ops.less(a.value(), b.value()));
    }

    @Override
    public final Adjoint lessEqual(Adjoint a, Adjoint b) {
        return Adjoint.of(ops.lessEqual(a.value(), b.value()));
    }

    @Override
    public final Adjoint logicalNot(Adjoint x) {
        return Adjoint.of(ops.logicalNot(x.value()));
    }

    @Override
    public final Adjoint logicalAnd(Adjoint a, Adjoint b) {
        return Adjoint.of(ops.logicalAnd(a.value(), b.value()));
    }

    @Override
    public final Adjoint logicalOr(Adjoint a, Adjoint b) {
        return Adjoint.of(ops.logicalOr(a.value(), b.value()));
    }
}
