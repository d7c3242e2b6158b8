package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.conformance.Contracts.Binary;
import dev.tandem.conformance.Contracts.Unary;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** Gradients where a function has a corner, a tie or a step: what they are is a convention, written out here. */
final class Kinks {
    private static final DType F64 = DType.FLOAT64;

    private final List<Check> checks = new ArrayList<>();

    private Kinks() {}

    static List<Check> all() {
        Kinks kinks = new Kinks();
        kinks.corners();
        kinks.steps();
        kinks.ties();
        kinks.bounds();
        kinks.powers();
        kinks.reductions();
        kinks.pools();
        return kinks.checks;
    }

    private static TensorData numbers(double... values) {
        return vector(F64, values);
    }

    private void unary(String promise, Unary function, TensorData x, double... gradient) {
        add(promise, function.expression(), List.of(x), List.of(0), values(F64, x.shape(), gradient));
    }

    private void binary(String promise, Binary function, TensorData a, TensorData b, TensorData ofA, TensorData ofB) {
        add(promise, function.expression(), List.of(a, b), List.of(0, 1), ofA, ofB);
    }

    /** The gradient of the sum of a result. */
    private void add(
            String promise,
            Expression expression,
            List<TensorData> inputs,
            List<Integer> sources,
            TensorData... answers) {
        checks.add(Check.literal(
                promise,
                inputs,
                (ops, in) -> {
                    Node y = expression.build(ops, in);
                    List<Node> of = sources.stream().map(in::get).toList();
                    return ops.gradients(List.of(y), List.of(ops.fullLike(y, 1)), of);
                },
                List.of(answers)));
    }

    private void corners() {
        TensorData zero = numbers(0);
        unary("abs: 0 at 0", GraphOps::abs, zero, 0);
        unary("relu: 0 at 0", GraphOps::relu, zero, 0);
        unary("leakyRelu: the slope at 0", (ops, x) -> ops.leakyRelu(x, 0.2), zero, 0.2);
        unary("elu: alpha at 0", (ops, x) -> ops.elu(x, 0.7), zero, 0.7);
        unary("selu: scale times alpha at 0", GraphOps::selu, zero, 1.0507009873554805 * 1.6732632423543772);
        unary("softplus: 1/2 at 0", GraphOps::softplus, zero, 0.5);
        unary("logSigmoid: 1/2 at 0", GraphOps::logSigmoid, zero, 0.5);
        unary("sigmoid: 1/4 at 0", GraphOps::sigmoid, zero, 0.25);
        unary("softsign: 1 at 0", GraphOps::softsign, zero, 1);
        unary("silu: 1/2 at 0", GraphOps::silu, zero, 0.5);
        unary("gelu: 1/2 at 0", (ops, x) -> ops.gelu(x, false), zero, 0.5);
        unary("gelu: 1/2 at 0, approximate", (ops, x) -> ops.gelu(x, true), zero, 0.5);
        unary("mish: 3/5 at 0", GraphOps::mish, zero, 0.6);
        unary("hardSigmoid: 1/6 inside, 0 at its ends", GraphOps::hardSigmoid, numbers(-3, 0, 3), 0, 1.0 / 6, 0);
        binary("prelu: the slope at 0", GraphOps::prelu, zero, numbers(0.3), numbers(0.3), numbers(0));
        TensorData zeros = numbers(0, 0);
        binary(
                "sigmoidCrossEntropy: 1/2 - p at 0",
                GraphOps::sigmoidCrossEntropy,
                numbers(0, 1),
                zeros,
                zeros,
                numbers(0.5, -0.5));
    }

    private void steps() {
        TensorData x = numbers(-1.5, 0, 2, 2.5);
        unary("sign: 0", GraphOps::sign, x, 0, 0, 0, 0);
        unary("floor: 0", GraphOps::floor, x, 0, 0, 0, 0);
        unary("ceil: 0", GraphOps::ceil, x, 0, 0, 0, 0);
        unary("round: 0", GraphOps::round, x, 0, 0, 0, 0);
        TensorData two = numbers(2, 2, 2, 2);
        TensorData none = numbers(0, 0, 0, 0);
        binary("floorDivide: 0 and 0", GraphOps::floorDivide, x, two, none, none);
        binary("mod: 1 and minus the quotient", GraphOps::mod, x, two, numbers(1, 1, 1, 1), numbers(1, 0, -1, -1));
    }

    private void ties() {
        TensorData a = numbers(1, 2, 3);
        TensorData b = numbers(2, 2, 2);
        binary("maximum: all to the first where equal", GraphOps::maximum, a, b, numbers(0, 1, 1), numbers(1, 0, 0));
        binary("minimum: all to the first where equal", GraphOps::minimum, a, b, numbers(1, 1, 0), numbers(0, 0, 1));
        TensorData tied = values(F64, Shape.of(2, 3), 3, 1, 3, 2, 2, 2);
        double third = 1.0 / 3;
        unary(
                "max: shared by equals",
                (ops, x) -> ops.max(x, List.of(1), false),
                tied,
                0.5,
                0,
                0.5,
                third,
                third,
                third);
        unary("min: shared by equals", (ops, x) -> ops.min(x, List.of(1), true), tied, 0, 1, 0, third, third, third);
        unary("max: shared over all axes", (ops, x) -> ops.max(x, List.of(0, 1), false), tied, 0.5, 0, 0.5, 0, 0, 0);
        unary(
                "sort: put back in place",
                (ops, x) -> {
                    return ops.multiply(ops.sort(x, 0, false), ops.constant(numbers(1, 10, 100)));
                },
                numbers(2, 1, 2),
                10,
                1,
                100);
        unary(
                "sort: put back in place, descending",
                (ops, x) -> {
                    return ops.multiply(ops.sort(x, 0, true), ops.constant(numbers(1, 10, 100)));
                },
                numbers(2, 1, 2),
                1,
                100,
                10);
        unary("logSumExp: shared by equals", (ops, x) -> ops.logSumExp(x, List.of(0), false), numbers(5, 5), 0.5, 0.5);
    }

    private void bounds() {
        Expression clip = (ops, in) -> ops.clip(in.get(0), ops.scalar(in.get(0), -1), ops.scalar(in.get(0), 1));
        add(
                "clip: 1 at its bounds, 0 beyond",
                clip,
                List.of(numbers(-2, -1, 0, 1, 2)),
                List.of(0),
                numbers(0, 1, 1, 1, 0));
        Expression crossed = (ops, in) -> ops.clip(in.get(0), ops.scalar(in.get(0), 1), ops.scalar(in.get(0), -1));
        add("clip: 0 where the bounds are crossed", crossed, List.of(numbers(-2, 0, 2)), List.of(0), numbers(0, 0, 0));
        Expression where = (ops, in) -> ops.where(ops.less(in.get(0), in.get(1)), in.get(0), in.get(1));
        add(
                "where: to the side chosen",
                where,
                List.of(numbers(1, 2, 3), numbers(2, 2, 2)),
                List.of(0, 1),
                numbers(1, 0, 0),
                numbers(0, 1, 1));
        Expression guarded = (ops, in) -> {
            Node positive = ops.less(ops.scalar(in.get(0), 0), in.get(0));
            Node safe = ops.where(positive, in.get(0), ops.scalar(in.get(0), 1));
            return ops.where(positive, ops.log(safe), ops.scalar(in.get(0), 0));
        };
        add("where: a guarded logarithm", guarded, List.of(numbers(0, 2, -1)), List.of(0), numbers(0, 0.5, 0));
    }

    private void powers() {
        binary(
                "power: a base of 0",
                GraphOps::power,
                numbers(0, 0, 0),
                numbers(2, 1, 3),
                numbers(0, 1, 0),
                numbers(0, 0, 0));
        binary(
                "power: an exponent of 0",
                GraphOps::power,
                numbers(2, 3),
                numbers(0, 0),
                numbers(0, 0),
                numbers(Math.log(2), Math.log(3)));
        binary("power: 0 to 0", GraphOps::power, numbers(0), numbers(0), numbers(0), numbers(0));
        binary(
                "power: a negative base",
                GraphOps::power,
                numbers(-2, -2),
                numbers(2, 3),
                numbers(-4, 12),
                numbers(0, 0));
        unary("square: 0 at 0", GraphOps::square, numbers(0), 0);
    }

    private void reductions() {
        TensorData zeros = values(F64, Shape.of(2, 2), 0, 0, 3, 4);
        unary("norm: 0 at 0", (ops, x) -> ops.norm(x, List.of(1), false), zeros, 0, 0, 0.6, 0.8);
        TensorData factors = values(F64, Shape.of(3, 3), 2, 0, 5, 0, 0, 5, 2, 3, 4);
        unary(
                "prod: one zero, two zeros, none",
                (ops, x) -> ops.prod(x, List.of(1), false),
                factors,
                0,
                10,
                0,
                0,
                0,
                0,
                12,
                8,
                6);
        unary("cumProd: behind a zero", (ops, x) -> ops.cumProd(x, 0), numbers(2, 0, 3), 1, 8, 0);
        unary("mean: evenly", (ops, x) -> ops.mean(x, List.of(0), false), numbers(1, 2, 3, 4), 0.25, 0.25, 0.25, 0.25);
        unary("variance: 0 of equals", (ops, x) -> ops.variance(x, List.of(0), false), numbers(2, 2), 0, 0);
    }

    private void pools() {
        Unary pool = (ops, x) -> ops.maxPool2d(x, Pool2dSpec.of(2));
        TensorData tied = values(F64, Shape.of(1, 2, 4, 1), 1, 3, 2, 2, 3, 3, 2, 2);
        unary("maxPool2d: the first of equals, row by row", pool, tied, 0, 1, 1, 0, 0, 0, 0, 0);
        TensorData columns = values(F64, Shape.of(1, 2, 2, 1), 1, 2, 2, 1);
        unary("maxPool2d: a row before a column", pool, columns, 0, 1, 0, 0);
        Unary overlapping = (ops, x) -> ops.maxPool2d(x, Pool2dSpec.of(2).withStride(1));
        TensorData flat = values(F64, Shape.of(1, 2, 3, 1), 1, 1, 1, 1, 1, 1);
        unary("maxPool2d: windows that overlap add up", overlapping, flat, 1, 1, 0, 0, 0, 0);
        TensorData image = values(F64, Shape.of(1, 3, 3, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Unary average = (ops, x) -> {
            Pool2dSpec spec = Pool2dSpec.of(2).withPadding(Padding.SAME);
            return ops.averagePool2d(x, spec);
        };
        unary(
                "averagePool2d: shared by the cells inside",
                average,
                image,
                0.25,
                0.25,
                0.5,
                0.25,
                0.25,
                0.5,
                0.5,
                0.5,
                1);
    }
}
