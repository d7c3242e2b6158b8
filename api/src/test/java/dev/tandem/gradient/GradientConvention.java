package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.given;

import dev.tandem.gradient.GradientCase.Function;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/**
 * What a gradient is by convention, where no difference quotient can say it: at kinks, at ties, at steps.
 *
 * @param at the function and the point
 * @param expected the gradient with respect to each input, for an upstream value of 1
 */
public record GradientConvention(GradientCase at, List<double[]> expected) {
    private static final TensorData AROUND_ZERO = vector(-1, 0, 2);

    private static TensorData vector(double... values) {
        return given(Shape.of(values.length), values);
    }

    private static double[] gradient(double... values) {
        return values;
    }

    private static GradientConvention at(String name, Function function, TensorData input, double... expected) {
        return new GradientConvention(GradientCase.gradientOf(name, function, input), List.of(expected));
    }

    private static GradientConvention atTwo(
            String name, Function function, TensorData a, TensorData b, double[] toA, double[] toB) {
        return new GradientConvention(GradientCase.gradientOf(name, function, a, b), List.of(toA, toB));
    }

    /** All conventions. */
    public static List<GradientConvention> all() {
        Function clip = (ops, x) -> ops.clip(x.get(0), ops.scalar(x.get(0), -1), ops.scalar(x.get(0), 2));
        Function norm = (ops, x) -> ops.norm(x.get(0), List.of(1), false);
        Function pool = (ops, x) -> ops.maxPool2d(x.get(0), Pool2dSpec.of(2));
        Pool2dSpec padded = Pool2dSpec.of(2).withPadding(Padding.explicit(1, 1, 1, 1));
        Function paddedPool = (ops, x) -> ops.maxPool2d(x.get(0), padded);
        Function max = (ops, x) -> ops.max(x.get(0), List.of(0), false);
        Function min = (ops, x) -> ops.min(x.get(0), List.of(0), false);
        TensorData tied = vector(2, -1, 2, -1);
        TensorData image = given(Shape.of(1, 2, 4, 1), 1, 5, 2, 2, 5, 5, 0, 2);
        return List.of(
                at("abs at 0", (ops, x) -> ops.abs(x.get(0)), AROUND_ZERO, -1, 0, 1),
                at("relu at 0", (ops, x) -> ops.relu(x.get(0)), AROUND_ZERO, 0, 0, 1),
                at("leakyRelu at 0", (ops, x) -> ops.leakyRelu(x.get(0), 0.3), AROUND_ZERO, 0.3, 0.3, 1),
                atTwo(
                        "prelu at 0",
                        (ops, x) -> ops.prelu(x.get(0), x.get(1)),
                        AROUND_ZERO,
                        vector(0.3),
                        gradient(0.3, 0.3, 1),
                        gradient(-1)),
                at("elu at 0", (ops, x) -> ops.elu(x.get(0), 2), vector(0, 1), 2, 1),
                at("hardSigmoid at its ends", (ops, x) -> ops.hardSigmoid(x.get(0)), vector(-3, 0, 3), 0, 1.0 / 6, 0),
                at("softplus far out", (ops, x) -> ops.softplus(x.get(0)), vector(0, 800, -800), 0.5, 1, 0),
                at("logSigmoid far out", (ops, x) -> ops.logSigmoid(x.get(0)), vector(0, 800, -800), 0.5, 0, 1),
                at("clip at its bounds", clip, vector(-1.5, -1, 0, 2, 2.5), 0, 1, 1, 1, 0),
                atTwo(
                        "maximum of equals",
                        (ops, x) -> ops.maximum(x.get(0), x.get(1)),
                        vector(1, 2, 3),
                        vector(1, 3, 2),
                        gradient(1, 0, 1),
                        gradient(0, 1, 0)),
                atTwo(
                        "minimum of equals",
                        (ops, x) -> ops.minimum(x.get(0), x.get(1)),
                        vector(1, 2, 3),
                        vector(1, 3, 2),
                        gradient(1, 1, 0),
                        gradient(0, 0, 1)),
                at("max of equals", max, tied, 0.5, 0, 0.5, 0),
                at("min of equals", min, tied, 0, 0.5, 0, 0.5),
                atTwo(
                        "power of 0 and below",
                        (ops, x) -> ops.power(x.get(0), x.get(1)),
                        vector(0, 0, 0, -2),
                        vector(0, 1, 2, 2),
                        gradient(0, 1, 0, -4),
                        gradient(0, 0, 0, 0)),
                at("norm of 0", norm, given(Shape.of(2, 2), 0, 0, -7, 0), 0, 0, -1, 0),
                at("maxPool2d of equals", pool, image, 0, 1, 1, 0, 0, 0, 0, 0),
                at("maxPool2d beside its padding", paddedPool, given(Shape.of(1, 2, 2, 1), -1, -2, -3, -4), 1, 1, 1, 1),
                at("floor", (ops, x) -> ops.floor(x.get(0)), vector(0.3, 1.7), 0, 0),
                at("ceil", (ops, x) -> ops.ceil(x.get(0)), vector(0.3, 1.7), 0, 0),
                at("round", (ops, x) -> ops.round(x.get(0)), vector(0.3, 1.7), 0, 0),
                at("sign", (ops, x) -> ops.sign(x.get(0)), AROUND_ZERO, 0, 0, 0),
                atTwo(
                        "floorDivide",
                        (ops, x) -> ops.floorDivide(x.get(0), x.get(1)),
                        vector(7, 8),
                        vector(2),
                        gradient(0, 0),
                        gradient(0)),
                at("stopGradient", (ops, x) -> ops.multiply(ops.stopGradient(x.get(0)), x.get(0)), vector(3, 5), 3, 5));
    }

    @Override
    public String toString() {
        return at.name();
    }
}
