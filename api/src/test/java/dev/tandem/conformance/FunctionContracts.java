package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.ALL;
import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.SIGNED;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.awayFromZero;
import static dev.tandem.conformance.Samples.longs;
import static dev.tandem.conformance.Samples.uniform;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.conformance.Contracts.Unary;
import dev.tandem.graph.GraphOps;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;

/** Functions of one value. */
final class FunctionContracts {
    private FunctionContracts() {}

    static void addTo(Contracts contracts) {
        floating(contracts, "sqrt", GraphOps::sqrt, 0.1, 4);
        floating(contracts, "exp", GraphOps::exp, -3, 3);
        floating(contracts, "expm1", GraphOps::expm1, -3, 3);
        floating(contracts, "log", GraphOps::log, 0.1, 4);
        floating(contracts, "log1p", GraphOps::log1p, -0.8, 4);
        floating(contracts, "sin", GraphOps::sin, -6, 6);
        floating(contracts, "cos", GraphOps::cos, -6, 6);
        floating(contracts, "tan", GraphOps::tan, -1.2, 1.2);
        floating(contracts, "asin", GraphOps::asin, -0.9, 0.9);
        floating(contracts, "acos", GraphOps::acos, -0.9, 0.9);
        floating(contracts, "atan", GraphOps::atan, -4, 4);
        floating(contracts, "sinh", GraphOps::sinh, -3, 3);
        floating(contracts, "cosh", GraphOps::cosh, -3, 3);
        floating(contracts, "tanh", GraphOps::tanh, -3, 3);
        floating(contracts, "asinh", GraphOps::asinh, -4, 4);
        floating(contracts, "acosh", GraphOps::acosh, 1.1, 5);
        floating(contracts, "atanh", GraphOps::atanh, -0.9, 0.9);
        floating(contracts, "erf", GraphOps::erf, -2.5, 2.5);
        floating(contracts, "floor", GraphOps::floor, -3, 3);
        floating(contracts, "ceil", GraphOps::ceil, -3, 3);
        floating(contracts, "round", GraphOps::round, -3, 3);
        floating(contracts, "rsqrt", GraphOps::rsqrt, 0.2, 4);
        floating(contracts, "reciprocal", GraphOps::reciprocal, 0.3, 4);
        nearZero(contracts, "expm1", GraphOps::expm1);
        nearZero(contracts, "log1p", GraphOps::log1p);
        nearZero(contracts, "tanh", GraphOps::tanh);
        nearZero(contracts, "erf", GraphOps::erf);
        nearZero(contracts, "asinh", GraphOps::asinh);
        nearZero(contracts, "atanh", GraphOps::atanh);
        for (DType dtype : FLOATING) {
            add(
                    contracts,
                    "round",
                    "takes halves to the even neighbour",
                    GraphOps::round,
                    vector(dtype, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 2.4999, 2.5001));
            add(contracts, "floor", "leaves whole numbers alone", GraphOps::floor, vector(dtype, -2, 0, 3, 1e7));
            add(contracts, "ceil", "leaves whole numbers alone", GraphOps::ceil, vector(dtype, -2, 0, 3, 1e7));
        }
        // Every one of these hides a sign, a magnitude or a square that a whole number has as well.
        numeric(contracts, "negate", GraphOps::negate, SIGNED);
        numeric(contracts, "abs", GraphOps::abs, NUMERIC);
        numeric(contracts, "sign", GraphOps::sign, NUMERIC);
        numeric(contracts, "square", GraphOps::square, NUMERIC);
        wrapping(contracts);
        predicates(contracts);
        identities(contracts);
        casts(contracts);
    }

    private static void add(Contracts contracts, String operation, String promise, Unary function, TensorData x) {
        contracts.add(ContractCase.of(operation, promise, function.expression(), x));
    }

    /** What every function of floating-point numbers promises, on an interval where it is smooth. */
    private static void floating(Contracts contracts, String operation, Unary function, double low, double high) {
        for (DType dtype : FLOATING) {
            contracts.add(ContractCase.of(
                            operation,
                            "is right where it is smooth",
                            function.expression(),
                            uniform(operation, dtype, low, high, 2, 3))
                    .smoothIn(0));
            contracts.add(ContractCase.of(
                            operation,
                            "takes a single number",
                            function.expression(),
                            uniform(operation + 1, dtype, low, high))
                    .smoothIn(0));
            nothing(contracts, operation, function, dtype);
            special(contracts, operation, function, dtype);
        }
    }

    private static void nothing(Contracts contracts, String operation, Unary function, DType dtype) {
        contracts.add(ContractCase.of(operation, "takes nothing", function.expression(), any("", dtype, 0, 3))
                .smoothIn(0));
    }

    private static void special(Contracts contracts, String operation, Unary function, DType dtype) {
        add(
                contracts,
                operation,
                "knows NaN and infinity",
                function,
                vector(dtype, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 1, -1));
    }

    private static void nearZero(Contracts contracts, String operation, Unary function) {
        for (DType dtype : FLOATING) {
            add(contracts, operation, "is exact near 0", function, vector(dtype, 1e-9, -3e-9, 2e-9));
        }
    }

    private static void numeric(Contracts contracts, String operation, Unary function, Iterable<DType> dtypes) {
        for (DType dtype : dtypes) {
            contracts.add(ContractCase.of(
                            operation,
                            "is right away from 0",
                            function.expression(),
                            awayFromZero(operation, dtype, 0.2, 9, 2, 3))
                    .smoothIn(0));
            add(contracts, operation, "takes a single number", function, awayFromZero(operation, dtype, 0.2, 9));
            add(contracts, operation, "takes 0", function, vector(dtype, 0, 1));
            nothing(contracts, operation, function, dtype);
            if (dtype.isFloating()) {
                special(contracts, operation, function, dtype);
            }
        }
    }

    private static void wrapping(Contracts contracts) {
        TensorData ints = vector(DType.INT32, Integer.MIN_VALUE, Integer.MAX_VALUE, 65537, -46341);
        TensorData longs = longs(Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, -(1L << 32) - 1);
        TensorData bytes = vector(DType.UINT8, 255, 16, 15, 128);
        for (TensorData x : new TensorData[] {ints, longs, bytes}) {
            if (x.dtype() != DType.UINT8) {
                add(contracts, "negate", "wraps around", GraphOps::negate, x);
            }
            add(contracts, "abs", "wraps around", GraphOps::abs, x);
            add(contracts, "sign", "knows the largest and smallest", GraphOps::sign, x);
            add(contracts, "square", "wraps around", GraphOps::square, x);
        }
    }

    private static void predicates(Contracts contracts) {
        for (DType dtype : FLOATING) {
            special(contracts, "isNan", GraphOps::isNan, dtype);
            special(contracts, "isInfinite", GraphOps::isInfinite, dtype);
            add(contracts, "isNan", "takes nothing", GraphOps::isNan, any("", dtype, 2, 0));
            add(contracts, "isInfinite", "takes nothing", GraphOps::isInfinite, any("", dtype, 2, 0));
            add(contracts, "isNan", "takes a single number", GraphOps::isNan, any("", dtype));
            add(contracts, "isInfinite", "takes a single number", GraphOps::isInfinite, any("", dtype));
        }
        add(contracts, "logicalNot", "turns truth round", GraphOps::logicalNot, vector(DType.BOOL, 1, 0, 1));
        add(contracts, "logicalNot", "takes a single value", GraphOps::logicalNot, any("", DType.BOOL));
        add(contracts, "logicalNot", "takes nothing", GraphOps::logicalNot, any("", DType.BOOL, 0));
    }

    private static void identities(Contracts contracts) {
        for (DType dtype : ALL) {
            add(contracts, "stopGradient", "changes no value", GraphOps::stopGradient, any("stop", dtype, 2, 3));
            add(contracts, "stopGradient", "takes a single value", GraphOps::stopGradient, any("stop", dtype));
            add(contracts, "stopGradient", "takes nothing", GraphOps::stopGradient, any("stop", dtype, 0));
        }
    }

    private static void casts(Contracts contracts) {
        for (DType to : ALL) {
            Unary cast = (ops, x) -> ops.cast(x, to);
            for (DType from : ALL) {
                contracts.add(ContractCase.of("cast", "gives " + to, cast.expression(), any("cast", from, 2, 3))
                        .smoothIn(from == DType.FLOAT64 && to == DType.FLOAT64 ? new Integer[] {0} : new Integer[0]));
            }
            for (DType from : FLOATING) {
                add(
                        contracts,
                        "cast",
                        "truncates towards 0, saturates, and takes NaN to 0 in " + to,
                        cast,
                        vector(
                                from,
                                2.7,
                                -2.7,
                                0.5,
                                -0.5,
                                254.9,
                                255.5,
                                300,
                                -1,
                                3e9,
                                -3e9,
                                1e20,
                                -1e20,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY));
            }
            String promise = "keeps the low bits in " + to;
            add(contracts, "cast", promise, cast, vector(DType.INT32, -1, 255, 256, 300, -257, Integer.MIN_VALUE, 0));
            add(
                    contracts,
                    "cast",
                    promise,
                    cast,
                    longs(-1, 256, 1L << 32, (1L << 40) + 5, (1L << 53) + 1, -(1L << 31) - 1));
            add(contracts, "cast", promise, cast, vector(DType.UINT8, 0, 1, 127, 128, 255));
            add(contracts, "cast", "takes a single number to " + to, cast, any("cast", DType.FLOAT32));
            add(contracts, "cast", "takes nothing to " + to, cast, any("cast", DType.INT32, 0, 2));
        }
    }
}
