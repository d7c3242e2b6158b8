package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.given;
import static dev.tandem.gradient.GradientCase.gradientOf;
import static dev.tandem.gradient.GradientCase.values;

import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Reductions, running totals and orders. */
final class ReduceCases {
    private static final TensorData CUBE = values(-2, 2.5, 2, 3, 2);
    private static final TensorData ONE_ZERO = given(Shape.of(2, 3), 1.5, 0, -2, 0.5, 3, 1.2);
    private static final TensorData TWO_ZEROS = given(Shape.of(2, 3), 1.5, 0, -2, 0, 3, 1.2);
    private static final TensorData LINE = given(Shape.of(7), 1.5, -0.5, 0, 2, 0, 1.1, 0.7);
    private static final List<Integer> ALL = List.of(0, 1);
    private static final List<Integer> OUTER = List.of(0, 2);

    private ReduceCases() {}

    static List<GradientCase> sums() {
        return List.of(
                gradientOf("sum", (ops, x) -> ops.square(ops.sum(x.get(0), OUTER, false)), CUBE),
                gradientOf("sum that keeps axes", (ops, x) -> ops.square(ops.sum(x.get(0), OUTER, true)), CUBE),
                gradientOf("mean", (ops, x) -> ops.square(ops.mean(x.get(0), OUTER, false)), CUBE),
                gradientOf("mean of all", (ops, x) -> ops.mean(ops.exp(x.get(0)), List.of(0, 1, 2), false), CUBE),
                gradientOf("variance", (ops, x) -> ops.variance(x.get(0), OUTER, false), CUBE),
                gradientOf("std", (ops, x) -> ops.std(x.get(0), List.of(1), true), CUBE),
                gradientOf("logSumExp", (ops, x) -> ops.logSumExp(x.get(0), OUTER, false), CUBE),
                gradientOf("norm", (ops, x) -> ops.norm(x.get(0), List.of(1), false), CUBE),
                gradientOf("cumSum", (ops, x) -> ops.square(ops.cumSum(x.get(0), 1)), CUBE));
    }

    static List<GradientCase> products() {
        return List.of(
                gradientOf("prod", (ops, x) -> ops.prod(x.get(0), OUTER, false), CUBE),
                gradientOf("prod of all", (ops, x) -> ops.prod(x.get(0), ALL, false), values(-2, 2.3, 2, 3)),
                gradientOf("prod over no axis", (ops, x) -> ops.square(ops.prod(x.get(0), List.of(), false)), CUBE),
                gradientOf(
                        "prod over an axis of size 1",
                        (ops, x) -> ops.prod(x.get(0), List.of(1), true),
                        values(1, 2, 3, 1)),
                gradientOf("prod with a zero", (ops, x) -> ops.prod(x.get(0), ALL, true), ONE_ZERO),
                gradientOf("prod with two zeros", (ops, x) -> ops.prod(x.get(0), ALL, false), TWO_ZEROS),
                gradientOf("cumProd", (ops, x) -> ops.cumProd(x.get(0), 1), CUBE),
                gradientOf("cumProd with zeros", (ops, x) -> ops.cumProd(x.get(0), 0), LINE),
                gradientOf(
                        "cumProd of one element",
                        (ops, x) -> ops.square(ops.cumProd(x.get(0), 1)),
                        values(1, 2, 3, 1)));
    }

    static List<GradientCase> orders() {
        return List.of(
                gradientOf("max", (ops, x) -> ops.square(ops.max(x.get(0), OUTER, false)), CUBE),
                gradientOf("min", (ops, x) -> ops.square(ops.min(x.get(0), List.of(1), true)), CUBE),
                gradientOf("sort", (ops, x) -> ops.square(ops.sort(x.get(0), 1, true)), CUBE),
                gradientOf(
                        "the values of topKIndices",
                        (ops, x) -> ops.square(ops.takeAlongAxis(x.get(0), ops.topKIndices(x.get(0), 2), 1)),
                        values(-2, 3, 2, 4)));
    }
}
