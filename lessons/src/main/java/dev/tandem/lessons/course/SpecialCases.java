package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import java.util.List;
import java.util.function.Function;

/** Calls that engines, left to themselves, answer differently, or not at all: for each there is a rule. */
final class SpecialCases {
    private SpecialCases() {}

    /**
     * One call.
     *
     * @param call as a reader would write it
     * @param rule the answer that Tandem promises
     * @param code that asks an engine for a single number
     */
    record Case(String call, double rule, Function<Backend, Tensor> code) {
        /** What an engine says. */
        double answer(Backend backend) {
            return code.apply(backend).cast(DType.FLOAT64).item();
        }
    }

    // region special-cases
    /** All of them. */
    static List<Case> all() {
        return List.of(
                new Case(
                        "max of 1, NaN, 2",
                        Double.NaN,
                        on -> numbers(on, 1, Double.NaN, 2).max()),
                new Case("argMax of 3, 7, 7", 1, on -> numbers(on, 3, 7, 7).argMax(0)),
                new Case(
                        "argMax of 1, NaN, 2",
                        1,
                        on -> numbers(on, 1, Double.NaN, 2).argMax(0)),
                new Case(
                        "last of 1, NaN, 2 in order",
                        Double.NaN,
                        on -> numbers(on, 1, Double.NaN, 2).sort(0, false).get(2)),
                new Case("round 0.5", 0, on -> on.scalar(0.5).round()),
                new Case("round 1.5", 2, on -> on.scalar(1.5).round()),
                new Case("round 2.5", 2, on -> on.scalar(2.5).round()),
                new Case("−7 floorDivide 2", -4, on -> whole(on, -7).floorDivide(2)),
                new Case("−7 mod 2", 1, on -> whole(on, -7).mod(2)),
                new Case("7 mod −2", -1, on -> whole(on, 7).mod(-2)),
                new Case("7 floorDivide 0", 0, on -> whole(on, 7).floorDivide(0)),
                new Case(
                        "1.0 floorDivide 0.1",
                        9,
                        on -> on.tensor(1.0, DType.FLOAT64).floorDivide(0.1)),
                new Case(
                        "2147483647 + 1",
                        Integer.MIN_VALUE,
                        on -> whole(on, Integer.MAX_VALUE).add(1)),
                new Case(
                        "10¹⁰ cast to INT32",
                        Integer.MAX_VALUE,
                        on -> on.scalar(1e10).cast(DType.INT32)),
                new Case("NaN cast to INT32", 0, on -> on.scalar(Double.NaN).cast(DType.INT32)),
                new Case(
                        "1 / −0",
                        Double.NEGATIVE_INFINITY,
                        on -> on.scalar(1).divide(on.scalar(0).negate())),
                new Case(
                        "0 · log 0",
                        Double.NaN,
                        on -> on.scalar(0).multiply(on.scalar(0).log())),
                new Case("0 to the power of 0", 1, on -> on.scalar(0).power(0)),
                new Case("sum of nothing", 0, on -> on.zeros(0).sum()),
                new Case("mean of nothing", Double.NaN, on -> on.zeros(0).mean()),
                new Case("slope of relu at 0", 0, on -> slope(on, Tensor::relu)),
                new Case("slope of |x| at 0", 0, on -> slope(on, Tensor::abs)),
                new Case("slope of max of x, x", 0.5, on -> {
                    Tensor x = numbers(on, 1, 1);
                    return on.function(in -> in.max().gradients(in).of(in))
                            .call(x)
                            .get(0);
                }));
    }
    // endregion

    private static Tensor numbers(Backend backend, double... values) {
        return backend.tensor(values);
    }

    private static Tensor whole(Backend backend, int value) {
        return backend.tensor(value);
    }

    private static Tensor slope(Backend backend, Function<Tensor, Tensor> function) {
        return backend.function(x -> function.apply(x).gradients(x).of(x)).call(backend.scalar(0));
    }
}
