package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.given;
import static dev.tandem.gradient.GradientCase.gradientOf;
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
                gradientOf("negate", (ops, x) -> ops.negate(x.get(0)), ANY),
                gradientOf("abs", (ops, x) -> ops.abs(x.get(0)), ANY),
                gradientOf("sqrt", (ops, x) -> ops.sqrt(x.get(0)), POSITIVE),
                gradientOf("exp", (ops, x) -> ops.exp(x.get(0)), ANY),
                gradientOf("expm1", (ops, x) -> ops.expm1(x.get(0)), ANY),
                gradientOf("log", (ops, x) -> ops.log(x.get(0)), POSITIVE),
                gradientOf("log1p", (ops, x) -> ops.log1p(x.get(0)), POSITIVE),
                gradientOf("sin", (ops, x) -> ops.sin(x.get(0)), ANY),
                gradientOf("cos", (ops, x) -> ops.cos(x.get(0)), ANY),
                gradientOf("tan", (ops, x) -> ops.tan(x.get(0)), BELOW_ONE),
                gradientOf("asin", (ops, x) -> ops.asin(x.get(0)), BELOW_ONE),
                gradientOf("acos", (ops, x) -> ops.acos(x.get(0)), BELOW_ONE),
                gradientOf("atan", (ops, x) -> ops.atan(x.get(0)), ANY),
                gradientOf("sinh", (ops, x) -> ops.sinh(x.get(0)), ANY),
                gradientOf("cosh", (ops, x) -> ops.cosh(x.get(0)), ANY),
                gradientOf("tanh", (ops, x) -> ops.tanh(x.get(0)), ANY),
                gradientOf("asinh", (ops, x) -> ops.asinh(x.get(0)), ANY),
                gradientOf("acosh", (ops, x) -> ops.acosh(ops.add(x.get(0), ops.scalar(x.get(0), 1))), POSITIVE),
                gradientOf("atanh", (ops, x) -> ops.atanh(x.get(0)), BELOW_ONE),
                gradientOf("erf", (ops, x) -> ops.erf(x.get(0)), ANY),
                gradientOf("square", (ops, x) -> ops.square(x.get(0)), ANY),
                gradientOf("rsqrt", (ops, x) -> ops.rsqrt(x.get(0)), POSITIVE),
                gradientOf("reciprocal", (ops, x) -> ops.reciprocal(x.get(0)), ANY),
                gradientOf("sign", (ops, x) -> ops.multiply(ops.sign(x.get(0)), x.get(0)), ANY),
                gradientOf("floor", (ops, x) -> ops.multiply(ops.floor(x.get(0)), x.get(0)), ANY),
                gradientOf("ceil", (ops, x) -> ops.multiply(ops.ceil(x.get(0)), x.get(0)), ANY),
                gradientOf("round", (ops, x) -> ops.multiply(ops.round(x.get(0)), x.get(0)), ANY),
                gradientOf("cast", (ops, x) -> ops.cast(x.get(0), DType.FLOAT64), ANY),
                gradientOf(
                        "clip",
                        (ops, x) -> ops.clip(x.get(0), ops.scalar(x.get(0), -1), ops.scalar(x.get(0), 1.3)),
                        ANY),
                gradientOf(
                        "sin of cos, and cos: two ways",
                        (ops, x) -> ops.multiply(ops.sin(ops.cos(x.get(0))), ops.cos(x.get(0))),
                        ANY));
    }

    static List<GradientCase> ofTwo() {
        TensorData mixed = given(Shape.of(3), -1.6, 0.7, 2.3);
        return List.of(
                gradientOf("add", (ops, x) -> ops.add(x.get(0), x.get(1)), ANY, ROW),
                gradientOf("add to itself", (ops, x) -> ops.add(x.get(0), x.get(0)), ANY),
                gradientOf("subtract", (ops, x) -> ops.subtract(x.get(0), x.get(1)), COLUMN, ROW),
                gradientOf("multiply", (ops, x) -> ops.multiply(x.get(0), x.get(1)), COLUMN, ROW),
                gradientOf("multiply by itself", (ops, x) -> ops.multiply(x.get(0), x.get(0)), ANY),
                gradientOf("multiply by a number", (ops, x) -> ops.multiply(x.get(0), x.get(1)), ANY, values(0, 3)),
                gradientOf("divide", (ops, x) -> ops.divide(x.get(0), x.get(1)), ANY, ROW),
                gradientOf(
                        "floorDivide",
                        (ops, x) -> ops.multiply(ops.floorDivide(x.get(0), x.get(1)), x.get(0)),
                        ANY,
                        ROW),
                gradientOf("mod", (ops, x) -> ops.mod(x.get(0), x.get(1)), ANY, ROW),
                gradientOf("power", (ops, x) -> ops.power(x.get(0), x.get(1)), POSITIVE, mixed),
                gradientOf("power of a negative number", (ops, x) -> ops.power(x.get(0), ops.scalar(x.get(0), 3)), ANY),
                gradientOf("minimum", (ops, x) -> ops.minimum(x.get(0), x.get(1)), ANY, ROW),
                gradientOf("maximum", (ops, x) -> ops.maximum(x.get(0), x.get(1)), ROW, ANY),
                gradientOf("atan2", (ops, x) -> ops.atan2(x.get(0), x.get(1)), ANY, mixed),
                gradientOf(
                        "where",
                        (ops, x) -> ops.where(
                                ops.less(x.get(0), ops.scalar(x.get(0), 0)), ops.square(x.get(0)), ops.sin(x.get(1))),
                        ANY,
                        ROW),
                gradientOf(
                        "clip between tensors",
                        (ops, x) -> ops.clip(
                                x.get(0),
                                ops.constant(given(Shape.of(2, 1), -1.1, 0.1)),
                                ops.constant(given(Shape.of(2, 1), 0.2, 1.1))),
                        values(-1.8, 1.7, 3)));
    }
}
