package dev.tandem.lessons.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backends;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A race is fair if all run the same way: the programs of a workload give the same losses, step by step. */
class TrainingProgramTest {
    private static final int STEPS = 5;

    @ParameterizedTest
    @EnumSource(Workload.class)
    void everyoneTakesTheSameSteps(Workload workload) {
        List<Double> expected = losses(Program.STEP, workload, "pytorch");

        for (String engine : Backends.names()) {
            for (Program program : List.of(Program.STEP, Program.SYMBOLIC, Program.HAND)) {
                List<Double> losses = losses(program, workload, engine);
                for (int step = 0; step < STEPS; step++) {
                    assertThat(losses.get(step))
                            .as("%s, %s, step %d", engine, program, step)
                            .isCloseTo(expected.get(step), within(1e-4));
                }
            }
        }
        assertThat(expected.get(STEPS - 1)).isLessThan(expected.get(0));
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void fitLearns(Workload workload) {
        for (String engine : Backends.names()) {
            for (Program program : List.of(Program.FIT, Program.FIT_FROM_FILE, Program.FIT_PREFETCHED)) {
                try (TrainingProgram fit = program.open(workload, engine, 1)) {
                    double first = fit.run();
                    assertThat(fit.run()).as("%s, %s", engine, program).isLessThan(first);
                }
            }
        }
    }

    private static List<Double> losses(Program program, Workload workload, String engine) {
        List<Double> losses = new ArrayList<>();
        try (TrainingProgram opened = program.open(workload, engine, 1)) {
            for (int step = 0; step < STEPS; step++) {
                losses.add(opened.run());
            }
        }
        return losses;
    }
}
