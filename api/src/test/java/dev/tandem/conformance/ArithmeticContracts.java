package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.WHOLE;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.awayFromZero;
import static dev.tandem.conformance.Samples.distinct;
import static dev.tandem.conformance.Samples.longs;
import static dev.tandem.conformance.Samples.uniform;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.conformance.Contracts.Binary;
import dev.tandem.graph.GraphOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Arithmetic of two values that broadcast. */
final class ArithmeticContracts {
    private static final double INF = Double.POSITIVE_INFINITY;

    private ArithmeticContracts() {}

    static void addTo(Contracts contracts) {
        exact(contracts, "add", GraphOps::add);
        exact(contracts, "subtract", GraphOps::subtract);
        exact(contracts, "multiply", GraphOps::multiply);
        exact(contracts, "minimum", GraphOps::minimum);
        exact(contracts, "maximum", GraphOps::maximum);
        numeric(contracts, "floorDivide", GraphOps::floorDivide, NUMERIC);
        numeric(contracts, "mod", GraphOps::mod, NUMERIC);
        numeric(contracts, "divide", GraphOps::divide, FLOATING);
        numeric(contracts, "atan2", GraphOps::atan2, FLOATING);
        everyPair(contracts, "divide", GraphOps::divide);
        power(contracts);
        division(contracts);
        clip(contracts);
        for (DType dtype : FLOATING) {
            add(
                    contracts,
                    "atan2",
                    "knows all quadrants and axes",
                    GraphOps::atan2,
                    vector(dtype, 1, 1, -1, -1, 0, 0, 1, -1, 0, Double.NaN, 1),
                    vector(dtype, 1, -1, 1, -1, 1, -1, 0, 0, 0, 1, Double.NaN));
        }
    }

    /** What operations promise that are exact in every dtype. */
    private static void exact(Contracts contracts, String operation, Binary function) {
        numeric(contracts, operation, function, NUMERIC);
        wrapping(contracts, operation, function);
        everyPair(contracts, operation, function);
    }

    private static void add(
            Contracts contracts, String operation, String promise, Binary function, TensorData a, TensorData b) {
        contracts.add(ContractCase.of(operation, promise, function.expression(), a, b));
    }

    /** What every operation of two numbers promises; the right side stays away from 0 and from the left. */
    private static void numeric(Contracts contracts, String operation, Binary function, List<DType> dtypes) {
        for (DType dtype : dtypes) {
            smooth(
                    contracts,
                    operation,
                    "is right where it is smooth",
                    function,
                    dtype,
                    Shape.of(2, 3),
                    Shape.of(2, 3));
            smooth(contracts, operation, "broadcasts both", function, dtype, Shape.of(2, 1, 3), Shape.of(4, 1));
            smooth(contracts, operation, "broadcasts a single number", function, dtype, Shape.of(2, 3), Shape.scalar());
            smooth(contracts, operation, "takes single numbers", function, dtype, Shape.scalar(), Shape.scalar());
            smooth(contracts, operation, "takes nothing", function, dtype, Shape.of(0, 3), Shape.of(3));
            smooth(contracts, operation, "stretches 1 to nothing", function, dtype, Shape.of(2, 1), Shape.of(2, 0));
        }
    }

    private static void smooth(
            Contracts contracts, String operation, String promise, Binary function, DType dtype, Shape a, Shape b) {
        // A whole quotient is a step of floorDivide and mod; with this seed there is none near.
        String seed = operation + a + b + 7;
        TensorData left = awayFromZero(seed + "a", dtype, 0.2, 6, a.toArray());
        TensorData right = awayFromZero(seed + "b", dtype, 0.9, 4, b.toArray());
        contracts.add(ContractCase.of(operation, promise, function.expression(), left, right)
                .smoothIn(0, 1));
    }

    private static void wrapping(Contracts contracts, String operation, Binary function) {
        String promise = "wraps around or compares at the ends of the range";
        add(
                contracts,
                operation,
                promise,
                function,
                vector(DType.INT32, Integer.MAX_VALUE, Integer.MIN_VALUE, 65537, -65537, Integer.MIN_VALUE),
                vector(DType.INT32, 1, -1, 65537, 65536, Integer.MIN_VALUE));
        add(
                contracts,
                operation,
                promise,
                function,
                longs(Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, (1L << 53) + 1),
                longs(1, -1, (1L << 53), 3));
        add(
                contracts,
                operation,
                promise,
                function,
                vector(DType.UINT8, 255, 0, 200, 16, 128),
                vector(DType.UINT8, 1, 1, 100, 17, 127));
    }

    private static void everyPair(Contracts contracts, String operation, Binary function) {
        for (DType dtype : FLOATING) {
            TensorData special = vector(dtype, Double.NaN, INF, -INF, 0, 1, -1);
            TensorData column = values(dtype, Shape.of(6, 1), special.toDoubles());
            add(contracts, operation, "knows NaN and infinity", function, column, special);
        }
    }

    private static void power(Contracts contracts) {
        Binary power = GraphOps::power;
        for (DType dtype : FLOATING) {
            contracts.add(ContractCase.of(
                            "power",
                            "is right for positive bases",
                            power.expression(),
                            uniform("power", dtype, 0.3, 3, 2, 3),
                            uniform("exponent", dtype, -2.5, 2.5, 2, 3))
                    .smoothIn(0, 1));
            contracts.add(ContractCase.of(
                            "power",
                            "broadcasts",
                            power.expression(),
                            uniform("power", dtype, 0.3, 3, 2, 1),
                            uniform("exponent", dtype, -2.5, 2.5, 3))
                    .smoothIn(0, 1));
            contracts.add(ContractCase.of(
                            "power",
                            "takes negative bases to whole powers",
                            power.expression(),
                            vector(dtype, -2, -1.5, -0.5, -3),
                            vector(dtype, 2, 3, -2, 1))
                    .smoothIn(0));
            contracts.add(ContractCase.of(
                            "power",
                            "takes single numbers",
                            power.expression(),
                            values(dtype, Shape.scalar(), 1.7),
                            values(dtype, Shape.scalar(), -0.6))
                    .smoothIn(0, 1));
            add(contracts, "power", "takes nothing", power, any("", dtype, 0, 2), any("", dtype, 1));
            add(
                    contracts,
                    "power",
                    "knows 0, 1, NaN and infinity as NumPy does",
                    power,
                    vector(dtype, 0, 0, 0, -8, 1, Double.NaN, -1, 2, 2, 0.5, INF, -INF, Double.NaN),
                    vector(dtype, 0, 2, -1, 1.0 / 3, Double.NaN, 0, INF, INF, -INF, INF, -1, 3, 1));
        }
    }

    private static void division(Contracts contracts) {
        Binary divide = GraphOps::floorDivide;
        Binary mod = GraphOps::mod;
        for (DType dtype : FLOATING) {
            TensorData a = vector(dtype, 7, -7, 7, -7, 6, -6, 0, 5.5, Double.NaN, 1);
            TensorData b = vector(dtype, 2, 2, -2, -2, 3, 3, 4, -1.25, 2, Double.NaN);
            add(contracts, "floorDivide", "goes towards negative infinity", divide, a, b);
            add(contracts, "mod", "has the sign of the divisor", mod, a, b);
            add(
                    contracts,
                    "floorDivide",
                    "divides by 0 as the division does",
                    divide,
                    vector(dtype, 1, -1, 0),
                    vector(dtype, 0, 0, 0));
            add(contracts, "mod", "is NaN modulo 0", mod, vector(dtype, 1, -1, 0), vector(dtype, 0, 0, 0));
            add(
                    contracts,
                    "mod",
                    "knows infinity as NumPy does",
                    mod,
                    vector(dtype, INF, 5, -5, 5),
                    vector(dtype, 2, INF, INF, -INF));
        }
        for (DType dtype : WHOLE) {
            boolean signed = dtype != DType.UINT8;
            TensorData a = signed ? vector(dtype, 7, -7, 7, -7, 6, -6, 0) : vector(dtype, 7, 255, 200, 6, 0, 1, 128);
            TensorData b = signed ? vector(dtype, 2, 2, -2, -2, 3, 3, -4) : vector(dtype, 2, 16, 201, 6, 5, 255, 127);
            add(contracts, "floorDivide", "goes towards negative infinity", divide, a, b);
            add(contracts, "mod", "has the sign of the divisor", mod, a, b);
            add(
                    contracts,
                    "floorDivide",
                    "gives 0 where the divisor is 0",
                    divide,
                    a,
                    vector(dtype, 0, 1, 0, 2, 0, 3, 0));
            add(contracts, "mod", "gives 0 where the divisor is 0", mod, a, vector(dtype, 0, 1, 0, 2, 0, 3, 0));
        }
        TensorData smallest = vector(DType.INT32, Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);
        TensorData divisors = vector(DType.INT32, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        add(contracts, "floorDivide", "wraps around", divide, smallest, divisors);
        add(contracts, "mod", "is 0 modulo -1 even for the smallest", mod, smallest, divisors);
        TensorData smallestLong = longs(Long.MIN_VALUE, Long.MIN_VALUE, (1L << 53) + 1, -(1L << 53) - 1);
        TensorData longDivisors = longs(-1, Long.MAX_VALUE, 1, 2);
        add(contracts, "floorDivide", "wraps around", divide, smallestLong, longDivisors);
        add(contracts, "mod", "is 0 modulo -1 even for the smallest", mod, smallestLong, longDivisors);
    }

    private static void clip(Contracts contracts) {
        Expression clip = (ops, in) -> ops.clip(in.get(0), in.get(1), in.get(2));
        for (DType dtype : NUMERIC) {
            TensorData x = distinct("clip", dtype, 2, 4);
            contracts.add(ContractCase.of(
                            "clip",
                            "holds values between bounds",
                            clip,
                            x,
                            values(dtype, Shape.scalar(), dtype.isFloating() ? -1 : 3),
                            values(dtype, Shape.scalar(), dtype.isFloating() ? -0.3 : 6))
                    .smoothIn(0));
            contracts.add(ContractCase.of(
                            "clip",
                            "broadcasts all three",
                            clip,
                            x,
                            values(dtype, Shape.of(2, 1), 0, 2),
                            values(dtype, Shape.of(3, 1, 4), 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5))
                    .smoothIn(0));
            contracts.add(ContractCase.of(
                    "clip",
                    "lets the upper bound win",
                    clip,
                    x,
                    values(dtype, Shape.scalar(), 5),
                    values(dtype, Shape.scalar(), 2)));
            contracts.add(ContractCase.of(
                    "clip",
                    "takes nothing",
                    clip,
                    any("", dtype, 0, 3),
                    values(dtype, Shape.scalar(), 1),
                    values(dtype, Shape.scalar(), 2)));
        }
        for (DType dtype : FLOATING) {
            contracts.add(ContractCase.of(
                    "clip",
                    "knows NaN and infinity",
                    clip,
                    vector(dtype, Double.NaN, INF, -INF, 0.5, 0.5, 0.5),
                    vector(dtype, 0, 0, 0, Double.NaN, 0, -INF),
                    vector(dtype, 1, 1, 1, 1, Double.NaN, INF)));
        }
    }
}
