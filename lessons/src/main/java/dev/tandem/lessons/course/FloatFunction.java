package dev.tandem.lessons.course;

import dev.tandem.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function of one number, of which the exact result is known.
 *
 * @param name as it is written
 * @param low the least argument to try
 * @param high the upper end of those, excluded
 * @param code that asks an engine
 * @param exact the same in double precision, whose own error is a billionth of that of 32 bits
 */
record FloatFunction(String name, double low, double high, UnaryOperator<Tensor> code, DoubleUnaryOperator exact) {
    private static final float THIRD = 1 / 3f;

    /** Those for which a standard demands the nearest number, then some for which none does. */
    static List<FloatFunction> all() {
        return List.of(
                new FloatFunction("x + ⅓", -10, 10, x -> x.add(THIRD), x -> x + THIRD),
                new FloatFunction("⅓·x", -10, 10, x -> x.multiply(THIRD), x -> x * THIRD),
                new FloatFunction("1 / x", 0.1, 10, Tensor::reciprocal, x -> 1 / x),
                new FloatFunction("√x", 0, 10, Tensor::sqrt, StrictMath::sqrt),
                new FloatFunction("exp", -10, 10, Tensor::exp, StrictMath::exp),
                new FloatFunction("log", 0, 10, Tensor::log, StrictMath::log),
                new FloatFunction("log1p", 0, 1, Tensor::log1p, StrictMath::log1p),
                new FloatFunction("sin", -10, 10, Tensor::sin, StrictMath::sin),
                new FloatFunction("tanh", -10, 10, Tensor::tanh, StrictMath::tanh),
                new FloatFunction("sigmoid", -10, 10, Tensor::sigmoid, x -> 1 / (1 + StrictMath.exp(-x))));
    }
}
