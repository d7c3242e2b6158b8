package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.given;
import static dev.tandem.gradient.GradientCase.of;
import static dev.tandem.gradient.GradientCase.values;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Elementwise operations. */
final class MathCases {
    private static final TensorData ANY = values(-2.1, 2.4, 2, 3);
    private static final TensorData POSITIVE = values(0.2, 3, 2, 3);
    private static final TensorData BELOW_ONE = values(-0.9, 0.8, 2, 3);
    private static final TensorData ROW = values(0.3, 1.7, 3);
    private static final TensorData COLUMN = values(0.4, 2.2, 2, 1);

    private MathCases() {}

    static List<GradientCase> functions() {
        return List.of(
                of("negate", (ops, x) -> ops.negate(x.get(0)), ANY),
                of("abs", (ops, x) -> ops.abs(x.get(0)), ANY),
                of("sqrt", (ops, x) -> ops.sqrt(x.get(0)), POSITIVE),
                of("exp", (ops, x) -> ops.exp(x.get(0)), ANY),
                of("expm1", (ops, x) -> ops.expm1(x.get(0)), ANY),
                of("log", (ops, x) -> ops.log(x.get(0)), POSITIVE),
                of("log1p", (ops, x) -> ops.log1p(x.get(0)), POSITIVE),
                of("sin", (ops, x) -> ops.sin(x.get(0)), ANY),
                of("cos", (ops, x) -> ops.cos(x.get(0)), ANY),
                of("tan", (ops, x) -> ops.tan(x.get(0)), BELOW_ONE),
                of("asin", (ops, x) -> ops.asin(x.get(0)), BELOW_ONE),
                of("acos", (ops, x) -> ops.acos(x.get(0)), BELOW_ONE),
                of("atan", (ops, x) -> ops.atan(x.get(0)), ANY),
                of("sinh", (ops, x) -> ops.sinh(x.get(0)), ANY),
                of("cosh", (ops, x) -> ops.cosh(x.get(0)), ANY),
                of("tanh", (ops, x) -> ops.tanh(x.get(0)), ANY),
                of("asinh", (ops, x) -> ops.asinh(x.get(0)), ANY),
                of("acosh", (ops, x) -> ops.acosh(ops.add(x.get(0), ops.scalar(x.get(0), 1))), POSITIVE),
                of("atanh", (ops, x) -> ops.atanh(x.get(0)), BELOW_ONE),
                of("erf", (ops, x) -> ops.erf(x.get(0)), ANY),
                of("square", (ops, x) -> ops.square(x.get(0)), ANY),
                of("rsqrt", (ops, x) -> ops.rsqrt(x.get(0)), POSITIVE),
                of("reciprocal", (ops, x) -> ops.reciprocal(x.get(0)), ANY),
                of("sign", (ops, x) -> ops.multiply(ops.sign(x.get(0)), x.get(0)), ANY),
                of("floor", (ops, x) -> ops.multiply(ops.floor(x.get(0)), x.get(0)), ANY),
                of("ceil", (ops, x) -> ops.multiply(ops.ceil(x.get(0)), x.get(0)), ANY),
                of("round", (ops, x) -> ops.multiply(ops.round(x.get(0)), x.get(0)), ANY),
                of("cast", (ops, x) -> ops.cast(x.get(0), DType.FLOAT64), ANY),
                of("clip", (ops, x) -> ops.clip(x.get(0), ops.scalar(x.get(0), -1), ops.scalar(x.get(0), 1.3)), ANY),
                of(
                        "sin of cos, and cos: two ways",
                        (ops, x) -> ops.multiply(ops.sin(ops.cos(x.get(0))), ops.cos(x.get(0))),
                        ANY));
    }

    static List<GradientCase> ofTwo() {
        TensorData mixed = given(Shape.of(3), -1.6, 0.7, 2.3);
        return List.of(
                of("add", (ops, x) -> ops.add(x.get(0), x.get(1)), ANY, ROW),
                of("add to itself", (ops, x) -> ops.add(x.get(0), x.get(0)), ANY),
                of("subtract", (ops, x) -> ops.subtract(x.get(0), x.get(1)), COLUMN, ROW),
                of("multiply", (ops, x) -> ops.multiply(x.get(0), x.get(1)), COLUMN, ROW),
                of("multiply by itself", (ops, x) -> ops.multiply(x.get(0), x.get(0)), ANY),
                of("multiply by a number", (ops, x) -> ops.multiply(x.get(0), x.get(1)), ANY, values(0, 3)),
                of("divide", (ops, x) -> ops.divide(x.get(0), x.get(1)), ANY, ROW),
                of("floorDivide", (ops, x) -> ops.multiply(ops.floorDivide(x.get(0), x.get(1)), x.get(0)), ANY, ROW),
                of("mod", (ops, x) -> ops.mod(x.get(0), x.get(1)), ANY, ROW),
                of("power", (ops, x) -> ops.power(x.get(0), x.get(1)), POSITIVE, mixed),
                of("power of a negative number", (ops, x) -> ops.power(x.get(0), ops.scalar(x.get(0), 3)), ANY),
                of("minimum", (ops, x) -> ops.minimum(x.get(0), x.get(1)), ANY, ROW),
                of("maximum", (ops, x) -> ops.maximum(x.get(0), x.get(1)), ROW, ANY),
                of("atan2", (ops, x) -> ops.atan2(x.get(0), x.get(1)), ANY, mixed),
                of(
                        "where",
                        (ops, x) -> ops.where(
                                ops.less(x.get(0), ops.scalar(x.get(0), 0)), ops.square(x.get(0)), ops.sin(x.get(1))),
                        ANY,
                        ROW),
                of(
                        "clip between tensors",
                        (ops, x) -> ops.clip(
                                x.get(0),
                                ops.constant(given(Shape.of(2, 1), -1.1, 0.1)),
                                ops.constant(given(Shape.of(2, 1), 0.2, 1.1))),
                        values(-1.8, 1.7, 3)));
    }
}
