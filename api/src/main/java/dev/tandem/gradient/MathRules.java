package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import dev.tandem.type.DType;

/** The rules of elementwise operations. {@code g} is the gradient of the result, {@code y} the result itself. */
abstract class MathRules extends StepRules {
    MathRules(Ops<Node> ops) {
        super(ops);
    }

    @Override
    public final Adjoint negate(Adjoint x) {
        return Adjoint.of(ops.negate(x.value())).with(x, ops::negate);
    }

    @Override
    public final Adjoint abs(Adjoint x) {
        return Adjoint.of(ops.abs(x.value())).with(x, g -> times(g, ops.sign(x.value())));
    }

    @Override
    public final Adjoint sqrt(Adjoint x) {
        Node y = ops.sqrt(x.value());
        return Adjoint.of(y).with(x, g -> ops.divide(g, scaled(y, 2)));
    }

    @Override
    public final Adjoint exp(Adjoint x) {
        Node y = ops.exp(x.value());
        return Adjoint.of(y).with(x, g -> times(g, y));
    }

    @Override
    public final Adjoint expm1(Adjoint x) {
        return Adjoint.of(ops.expm1(x.value())).with(x, g -> times(g, ops.exp(x.value())));
    }

    @Override
    public final Adjoint log(Adjoint x) {
        return Adjoint.of(ops.log(x.value())).with(x, g -> ops.divide(g, x.value()));
    }

    @Override
    public final Adjoint log1p(Adjoint x) {
        return Adjoint.of(ops.log1p(x.value())).with(x, g -> ops.divide(g, plus(x.value(), 1)));
    }

    @Override
    public final Adjoint sin(Adjoint x) {
        return Adjoint.of(ops.sin(x.value())).with(x, g -> times(g, ops.cos(x.value())));
    }

    @Override
    public final Adjoint cos(Adjoint x) {
        return Adjoint.of(ops.cos(x.value())).with(x, g -> ops.negate(times(g, ops.sin(x.value()))));
    }

    @Override
    public final Adjoint tan(Adjoint x) {
        Node y = ops.tan(x.value());
        return Adjoint.of(y).with(x, g -> times(g, plus(ops.square(y), 1)));
    }

    @Override
    public final Adjoint asin(Adjoint x) {
        return Adjoint.of(ops.asin(x.value())).with(x, g -> ops.divide(g, besideOnCircle(x)));
    }

    @Override
    public final Adjoint acos(Adjoint x) {
        return Adjoint.of(ops.acos(x.value())).with(x, g -> ops.negate(ops.divide(g, besideOnCircle(x))));
    }

    /** √(1 − x²). */
    private Node besideOnCircle(Adjoint x) {
        return ops.sqrt(oneMinus(ops.square(x.value())));
    }

    @Override
    public final Adjoint atan(Adjoint x) {
        return Adjoint.of(ops.atan(x.value())).with(x, g -> ops.divide(g, plus(ops.square(x.value()), 1)));
    }

    @Override
    public final Adjoint sinh(Adjoint x) {
        return Adjoint.of(ops.sinh(x.value())).with(x, g -> times(g, ops.cosh(x.value())));
    }

    @Override
    public final Adjoint cosh(Adjoint x) {
        return Adjoint.of(ops.cosh(x.value())).with(x, g -> times(g, ops.sinh(x.value())));
    }

    @Override
    public final Adjoint tanh(Adjoint x) {
        Node y = ops.tanh(x.value());
        return Adjoint.of(y).with(x, g -> times(g, oneMinus(ops.square(y))));
    }

    @Override
    public final Adjoint asinh(Adjoint x) {
        return Adjoint.of(ops.asinh(x.value())).with(x, g -> ops.divide(g, ops.sqrt(plus(ops.square(x.value()), 1))));
    }

    @Override
    public final Adjoint acosh(Adjoint x) {
        return Adjoint.of(ops.acosh(x.value())).with(x, g -> ops.divide(g, ops.sqrt(plus(ops.square(x.value()), -1))));
    }

    @Override
    public final Adjoint atanh(Adjoint x) {
        return Adjoint.of(ops.atanh(x.value())).with(x, g -> ops.divide(g, oneMinus(ops.square(x.value()))));
    }

    /** g·2/√π·e^(−x²). */
    @Override
    public final Adjoint erf(Adjoint x) {
        return Adjoint.of(ops.erf(x.value()))
                .with(x, g -> scaled(times(g, ops.exp(ops.negate(ops.square(x.value())))), 2 / Math.sqrt(Math.PI)));
    }

    @Override
    public final Adjoint add(Adjoint a, Adjoint b) {
        return broadcasting(ops.add(a.value(), b.value()), a, g -> g, b, g -> g);
    }

    @Override
    public final Adjoint subtract(Adjoint a, Adjoint b) {
        return broadcasting(ops.subtract(a.value(), b.value()), a, g -> g, b, ops::negate);
    }

    @Override
    public final Adjoint multiply(Adjoint a, Adjoint b) {
        Node y = ops.multiply(a.value(), b.value());
        return broadcasting(y, a, g -> times(g, b.value()), b, g -> times(g, a.value()));
    }

    /** g / b and −g·y / b. */
    @Override
    public final Adjoint divide(Adjoint a, Adjoint b) {
        Node y = ops.divide(a.value(), b.value());
        return broadcasting(
                y, a, g -> ops.divide(g, b.value()), b, g -> ops.negate(times(g, ops.divide(y, b.value()))));
    }

    @Override
    public final Adjoint mod(Adjoint a, Adjoint b) {
        Node y = ops.mod(a.value(), b.value());
        return broadcasting(y, a, g -> g, b, g -> ops.negate(times(g, ops.floorDivide(a.value(), b.value()))));
    }

    @Override
    public final Adjoint power(Adjoint a, Adjoint b) {
        Node y = ops.power(a.value(), b.value());
        return broadcasting(
                y, a, g -> powerToBase(g, a.value(), b.value()), b, g -> powerToExponent(g, a.value(), b.value()));
    }

    /** g·b·aᵇ⁻¹; where a and b are 0 that is 0·0⁰, so that it is 0 and not 0·∞. */
    private Node powerToBase(Node g, Node a, Node b) {
        boolean neverZero = number(b).filter(value -> value != 0).isPresent();
        Node exponent = neverZero ? plus(b, -1) : exceptWhere(areBothZero(a, b), plus(b, -1));
        return times(g, ops.multiply(b, ops.power(a, exponent)));
    }

    private Node areBothZero(Node a, Node b) {
        Node zero = ops.scalar(a, 0);
        return ops.logicalAnd(ops.equal(a, zero), ops.equal(b, zero));
    }

    /** g·aᵇ·ln a, with 1 for an a ≤ 0: its logarithm is the 0 that is wanted there. */
    private Node powerToExponent(Node g, Node a, Node b) {
        Node positive = ops.where(ops.lessEqual(a, ops.scalar(a, 0)), ops.scalar(a, 1), a);
        return times(g, ops.multiply(ops.power(positive, b), ops.log(positive)));
    }

    @Override
    public final Adjoint minimum(Adjoint a, Adjoint b) {
        Node first = ops.lessEqual(a.value(), b.value());
        Node y = ops.minimum(a.value(), b.value());
        return broadcasting(y, a, g -> onlyWhere(first, g), b, g -> exceptWhere(first, g));
    }

    @Override
    public final Adjoint maximum(Adjoint a, Adjoint b) {
        Node first = ops.greaterEqual(a.value(), b.value());
        Node y = ops.maximum(a.value(), b.value());
        return broadcasting(y, a, g -> onlyWhere(first, g), b, g -> exceptWhere(first, g));
    }

    /** g·b/(a²+b²) and −g·a/(a²+b²). */
    @Override
    public final Adjoint atan2(Adjoint a, Adjoint b) {
        Node y = ops.atan2(a.value(), b.value());
        Node squares = ops.add(ops.square(a.value()), ops.square(b.value()));
        return broadcasting(
                y,
                a,
                g -> times(g, ops.divide(b.value(), squares)),
                b,
                g -> ops.negate(times(g, ops.divide(a.value(), squares))));
    }

    @Override
    public final Adjoint where(Adjoint condition, Adjoint a, Adjoint b) {
        Node y = ops.where(condition.value(), a.value(), b.value());
        return broadcasting(y, a, g -> onlyWhere(condition.value(), g), b, g -> exceptWhere(condition.value(), g));
    }

    /** g cast back; a whole number is no way for a gradient. */
    @Override
    public final Adjoint cast(Adjoint x, DType dtype) {
        Adjoint y = Adjoint.of(ops.cast(x.value(), dtype));
        return dtype.isFloating() ? y.with(x, g -> ops.cast(g, dtypeOf(x))) : y;
    }

    @Override
    public final Adjoint square(Adjoint x) {
        return Adjoint.of(ops.square(x.value())).with(x, g -> times(scaled(g, 2), x.value()));
    }

    /** −g/2·y³. */
    @Override
    public final Adjoint rsqrt(Adjoint x) {
        Node y = ops.rsqrt(x.value());
        return Adjoint.of(y).with(x, g -> times(scaled(g, -0.5), ops.multiply(ops.square(y), y)));
    }

    /** −g·y². */
    @Override
    public final Adjoint reciprocal(Adjoint x) {
        Node y = ops.reciprocal(x.value());
        return Adjoint.of(y).with(x, g -> ops.negate(times(g, ops.square(y))));
    }

    /** g inside of the bounds and on them, and nothing to the bounds. */
    @Override
    public final Adjoint clip(Adjoint x, Adjoint lower, Adjoint upper) {
        return Adjoint.of(ops.clip(x.value(), lower.value(), upper.value())).with(x, g -> {
            Node inside =
                    ops.logicalAnd(ops.lessEqual(lower.value(), x.value()), ops.lessEqual(x.value(), upper.value()));
            return sumTo(onlyWhere(inside, g), shapeOf(x));
        });
    }
}
