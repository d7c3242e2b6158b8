package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarTest {
    private static final double STEP = 1e-6;

    static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of("add", (BinaryOperator<Scalar>) Scalar::add),
                Arguments.of("subtract", (BinaryOperator<Scalar>) Scalar::subtract),
                Arguments.of("multiply", (BinaryOperator<Scalar>) Scalar::multiply),
                Arguments.of("divide", (BinaryOperator<Scalar>) Scalar::divide),
                Arguments.of("power", first(a -> a.power(3))),
                Arguments.of("exp", first(Scalar::exp)),
                Arguments.of("log", first(Scalar::log)),
                Arguments.of("tanh", first(Scalar::tanh)),
                Arguments.of("negate", first(Scalar::negate)),
                Arguments.of("a used three times", first(a -> a.multiply(a).add(a))));
    }

    private static BinaryOperator<Scalar> first(UnaryOperator<Scalar> operation) {
        return (a, b) -> operation.apply(a);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void hasTheGradientThatDifferencesShow(String name, BinaryOperator<Scalar> operation) {
        Scalar a = Scalar.of(0.7);
        Scalar b = Scalar.of(-1.3);
        operation.apply(a, b).backward();
        assertThat(a.gradient())
                .as(name + " by a")
                .isCloseTo(
                        (value(operation, 0.7 + STEP, -1.3) - value(operation, 0.7 - STEP, -1.3)) / (2 * STEP),
                        within(1e-8));
        assertThat(b.gradient())
                .as(name + " by b")
                .isCloseTo(
                        (value(operation, 0.7, -1.3 + STEP) - value(operation, 0.7, -1.3 - STEP)) / (2 * STEP),
                        within(1e-8));
    }

    private static double value(BinaryOperator<Scalar> operation, double a, double b) {
        return operation.apply(Scalar.of(a), Scalar.of(b)).value();
    }

    @Test
    void handsAGradientOnOnlyWhenItIsComplete() {
        // x reaches the result by ways of different length: (x + x²)·x.
        Scalar x = Scalar.of(2);
        x.add(x.multiply(x)).multiply(x).backward();
        assertThat(x.gradient()).isEqualTo(2 * 2 + 3 * 2 * 2);
    }
}
