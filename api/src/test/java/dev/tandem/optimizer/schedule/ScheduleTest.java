package dev.tandem.optimizer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.InvalidArgumentException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Schedules as Java numbers; expected values as in keras/src/optimizers/schedules/learning_rate_schedule_test.py where not said
 * otherwise.
 */
class ScheduleTest {
    private static void assertRate(Schedule schedule, long step, double expected) {
        assertThat(schedule.at(step)).as("%s at %d", schedule, step).isCloseTo(expected, within(1e-12));
    }

    @Test
    void decaysExponentially() {
        assertRate(ExponentialDecay.of(0.05, 10, 0.96), 5, 0.05 * Math.sqrt(0.96));
        Schedule stairs = ExponentialDecay.of(0.1, 3, 0.96).inStairs();
        assertRate(stairs, 1, 0.1);
        assertRate(stairs, 2, 0.1);
        assertRate(stairs, 3, 0.096);
        assertRate(stairs, 100, 0.1 * Math.pow(0.96, 33));
    }

    @Test
    void staysAtAValueUpToAndWithItsBoundary() {
        Schedule schedule = new PiecewiseConstantDecay(List.of(100L, 110L, 120L), List.of(1.0, 0.1, 0.01, 0.001));
        assertRate(schedule, 0, 1);
        assertRate(schedule, 100, 1);
        assertRate(schedule, 105, 0.1);
        assertRate(schedule, 110, 0.1);
        assertRate(schedule, 120, 0.01);
        assertRate(schedule, 999, 0.001);
    }

    @Test
    void decaysAlongAPolynomial() {
        Schedule line = PolynomialDecay.of(0.05, 10).endLearningRate(0.001);
        assertRate(line, 5, (0.05 + 0.001) / 2);
        assertRate(line, 10, 0.001);
        assertRate(line, 15, 0.001);
        assertRate(PolynomialDecay.of(0.05, 10).endLearningRate(0.001).inCycles(), 15, 0.049 * 0.25 + 0.001);
        assertRate(
                PolynomialDecay.of(0.05, 10).endLearningRate(0.001).power(0.5).inCycles(), 15, 0.049 * 0.5 + 0.001);
        assertRate(PolynomialDecay.of(0.05, 10).endLearningRate(0).power(0.5), 5, 0.05 * Math.sqrt(0.5));
        assertRate(PolynomialDecay.of(0.001, 10).inCycles(), 0, 0.001);
    }

    @Test
    void decaysByInverseTime() {
        assertRate(InverseTimeDecay.of(0.1, 10, 0.96), 3, 0.1 / (1 + 0.3 * 0.96));
        Schedule stairs = InverseTimeDecay.of(0.1, 10, 0.96).inStairs();
        assertRate(stairs, 9, 0.1);
        assertRate(stairs, 10, 0.1 / 1.96);
    }

    @Test
    void decaysAlongACosine() {
        Schedule schedule = CosineDecay.of(1, 1000).alpha(0.1);
        assertRate(schedule, 0, 1);
        assertRate(schedule, 250, 0.9 * 0.5 * (1 + Math.sqrt(0.5)) + 0.1);
        assertRate(schedule, 500, 0.55);
        assertRate(schedule, 1250, 0.1);
        Schedule warm = CosineDecay.of(0, 1000).warmup(10, 2000);
        assertRate(warm, 500, 2.5);
        assertRate(warm, 2000, 10);
        assertRate(warm, 2500, 5);
        assertRate(warm, 4000, 0);
    }

    @Test
    void startsTheCosineAnew() {
        Schedule schedule = CosineDecayRestarts.of(1, 1000).mMul(0.9).alpha(0.1);
        assertRate(schedule, 500, 0.9 * 0.5 + 0.1);
        assertRate(schedule, 1000, 0.9 * 0.9 + 0.1);
        assertRate(schedule, 2000, 0.9 * 0.9 * 0.5 + 0.1);
        assertRate(schedule, 3000, 0.9 * 0.81 + 0.1);
        Schedule even = CosineDecayRestarts.of(1, 1000).tMul(1);
        assertRate(even, 1000, 1);
        assertRate(even, 2500, 0.5);
        // By hand: runs of 2, 6, 18 steps; at 8, log(9)/log(3) may come out below 2.
        assertRate(CosineDecayRestarts.of(1, 2).tMul(3), 8, 1);
    }

    /** By hand from the definition in PyTorch's documentation of {@code OneCycleLR}. */
    @Test
    void goesUpAndDownOnce() {
        Schedule schedule = OneCycle.of(0.1, 100);
        assertRate(schedule, 0, 0.004);
        assertRate(schedule, 29, 0.1);
        assertRate(schedule, 64, (0.1 + 4e-7) / 2);
        assertRate(schedule, 99, 4e-7);
        assertRate(schedule, 500, 4e-7);
        assertRate(OneCycle.of(1, 50).riseShare(0.5).divFactor(10).finalDivFactor(10), 12, 0.55);
    }

    @Test
    void rejectsNumbersThatMakeNoSense() {
        assertRejected(() -> Schedule.constant(-0.1), "constant: the learning rate is -0.1; expected a finite number");
        assertRejected(() -> Schedule.constant(Double.NaN), "the learning rate is NaN");
        assertRejected(() -> ExponentialDecay.of(0.1, 0, 0.5), "ExponentialDecay: decaySteps is 0; expected 1 or more");
        assertRejected(() -> ExponentialDecay.of(0.1, 1, 0), "the decay rate is 0.0");
        assertRejected(() -> InverseTimeDecay.of(0.1, 1, -1), "the decay rate is -1.0");
        assertRejected(() -> PolynomialDecay.of(0.1, 1).power(0), "the power is 0.0");
        assertRejected(
                () -> new PiecewiseConstantDecay(List.of(1L), List.of(0.1)), "got 1 boundaries and 1 values; expected");
        assertRejected(
                () -> new PiecewiseConstantDecay(List.of(2L, 1L), List.of(0.1, 0.1, 0.1)), "boundaries are [2, 1]");
        assertRejected(() -> CosineDecay.of(0.1, 10).alpha(1.5), "alpha is 1.5; expected a share from 0 to 1");
        assertRejected(() -> CosineDecay.of(0.1, 10).warmup(0.1, -1), "warmupSteps is -1");
        assertRejected(() -> CosineDecayRestarts.of(0.1, 10).tMul(0.5), "tMul is 0.5");
        assertRejected(() -> OneCycle.of(0.1, 3), "the rise is 0.3 of 3 steps");
    }

    private static void assertRejected(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidArgumentException.class).hasMessageContaining(message);
    }
}
