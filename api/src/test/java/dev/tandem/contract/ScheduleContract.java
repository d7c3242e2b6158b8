package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.function.TensorFunction;
import dev.tandem.optimizer.schedule.CosineDecay;
import dev.tandem.optimizer.schedule.CosineDecayRestarts;
import dev.tandem.optimizer.schedule.ExponentialDecay;
import dev.tandem.optimizer.schedule.InverseTimeDecay;
import dev.tandem.optimizer.schedule.OneCycle;
import dev.tandem.optimizer.schedule.PiecewiseConstantDecay;
import dev.tandem.optimizer.schedule.PolynomialDecay;
import dev.tandem.optimizer.schedule.Schedule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Schedules in tensor operations, on an engine, give what they give in Java. */
public abstract class ScheduleContract extends OpenBackend {
    private static final List<Schedule> SCHEDULES = List.of(
            Schedule.constant(0.1),
            ExponentialDecay.of(0.1, 3, 0.96),
            ExponentialDecay.of(0.1, 3, 0.96).inStairs(),
            InverseTimeDecay.of(0.1, 10, 0.96),
            InverseTimeDecay.of(0.1, 7, 0.96).inStairs(),
            new PiecewiseConstantDecay(List.of(1L, 5L, 20L), List.of(0.4, 0.1, 0.02, 0.3)),
            PolynomialDecay.of(0.05, 10),
            PolynomialDecay.of(0.05, 10).endLearningRate(0.001).power(0.5),
            PolynomialDecay.of(0.05, 7).power(2).inCycles(),
            CosineDecay.of(0.1, 20),
            CosineDecay.of(0.01, 20).alpha(0.1).warmup(0.2, 8),
            CosineDecayRestarts.of(0.1, 5),
            CosineDecayRestarts.of(0.1, 3).tMul(1.5).mMul(0.7).alpha(0.05),
            CosineDecayRestarts.of(0.1, 7).tMul(1).mMul(0.8),
            OneCycle.of(0.1, 40),
            OneCycle.of(0.1, 23).riseShare(0.5).divFactor(10).finalDivFactor(100));

    protected ScheduleContract(String name) {
        super(name);
    }

    private static void check(Backend on, double relative) {
        for (Schedule schedule : SCHEDULES) {
            TensorFunction compiled = on.function(step -> schedule.at(step));
            for (int step = 0; step < 70; step++) {
                double expected = schedule.at(step);
                assertThat(compiled.call(on.scalar(step)).item())
                        .as("%s at %d", schedule, step)
                        .isCloseTo(expected, within(relative * 0.1));
            }
        }
    }

    @Test
    void agreesWithJavaInFloat64() {
        try (Backend precise = open(Map.of("dtype", "float64"))) {
            check(precise, 1e-14);
        }
    }

    @Test
    void agreesWithJavaInFloat32() {
        check(backend, 1e-6);
    }

    @Test
    void isASingleNumberEagerlyToo() {
        for (Schedule schedule : SCHEDULES) {
            assertThat(schedule.at(backend.scalar(4)).shape().rank())
                    .as("%s", schedule)
                    .isZero();
            assertThat(schedule.at(backend.scalar(4)).item())
                    .as("%s", schedule)
                    .isCloseTo(schedule.at(4L), within(1e-7));
        }
    }
}
