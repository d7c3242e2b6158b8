package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.backend.Backend;
import dev.tandem.compare.StepLock;
import dev.tandem.data.Batch;
import dev.tandem.data.Dataset;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.nn.Input;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Adam;
import dev.tandem.train.Callback;
import dev.tandem.train.FitOptions;
import dev.tandem.train.Model;
import dev.tandem.train.Training;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Two trainings in step, by {@code fit} and by a loop of one's own. */
public abstract class StepLockContract extends OpenBackend {
    protected StepLockContract(String name) {
        super(name);
    }

    private static Dataset line() {
        double[][] x = {{0}, {1}, {2}, {3}};
        double[][] y = {{1}, {3}, {5}, {7}};
        return Dataset.of(TensorData.of(x), TensorData.of(y)).batch(2);
    }

    private static Model model(Backend backend) {
        Model model = Model.build(backend, Sequential.of(Dense.of(3), Dense.of(1)), Input.of(1));
        model.compile(Adam.of(0.1), new MeanSquaredError());
        return model;
    }

    private static Map<String, TensorData> values(Model model) {
        Map<String, TensorData> values = new LinkedHashMap<>();
        model.variables().forEach((name, variable) -> values.put(name, variable.data()));
        return values;
    }

    /** What two models are after one training each, that of the second model held to that of the first. */
    private List<Map<String, TensorData>> trained(BiConsumer<Model, StepLock.Member> training) {
        try (StepLock lock = new StepLock()) {
            CompletableFuture<Map<String, TensorData>> leader = start("1", lock.leader(), training);
            CompletableFuture<Map<String, TensorData>> follower = start("2", lock.follower(), training);
            return List.of(leader.join(), follower.join());
        }
    }

    private CompletableFuture<Map<String, TensorData>> start(
            String seed, StepLock.Member member, BiConsumer<Model, StepLock.Member> training) {
        return CompletableFuture.supplyAsync(() -> {
            try (Backend own = open(Map.of("seed", seed));
                    Model model = model(own)) {
                training.accept(model, member);
                return values(model);
            }
        });
    }

    @Test
    void fitsInStepWithAnotherFit() {
        List<Map<String, TensorData>> both = trained(
                (model, member) -> model.fit(line(), FitOptions.epochs(3).callbacks(member.callback())));

        assertThat(both.get(0)).containsKeys("dense/kernel", "adam/iterations", "adam/dense/kernel/momentum");
        assertThat(both.get(1)).isEqualTo(both.get(0));
    }

    @Test
    void goesOtherWaysFromOtherSeedsWithoutALock() {
        List<Map<String, TensorData>> both = trained((model, member) -> model.fit(line(), 3));

        assertThat(both.get(1)).isNotEqualTo(both.get(0));
    }

    @Test
    void stepsOfALoopOfOnesOwnKeepInStep() {
        Batch batch = line().load().all();
        List<Map<String, TensorData>> both = trained((model, member) -> {
            for (int step = 0; step < 5; step++) {
                member.beforeStep(model);
                model.trainOnBatch(batch);
            }
        });

        assertThat(both.get(1)).isEqualTo(both.get(0));
    }

    @Test
    void anotherArchitectureIsRejected() {
        try (StepLock lock = new StepLock();
                Model leader = model(backend);
                Model follower = Model.build(backend, Sequential.of(Dense.of(1)), Input.of(1))) {
            lock.leader().beforeStep(leader);

            assertThatThrownBy(() -> lock.follower().beforeStep(follower))
                    .hasMessageContaining("the follower has 2 variables, the leader handed over 14");
        }
    }

    @Test
    void variablesAreTheParametersUntilTheModelIsCompiled() {
        try (Model model = Model.build(backend, Sequential.of(Dense.of(1)), Input.of(1))) {
            assertThat(model.variables()).containsOnlyKeys("dense/kernel", "dense/bias");
        }
    }

    @Test
    void aBatchBeginsBeforeItsStepAndEndsAfterIt() {
        List<String> calls = new ArrayList<>();
        Callback log = new Callback() {
            @Override
            public void onBatchBegin(Training training, long step) {
                calls.add("begin " + step + " after "
                        + training.model().optimizer().iterations());
            }

            @Override
            public void onBatchEnd(Training training, long step, double loss) {
                calls.add(
                        "end " + step + " after " + training.model().optimizer().iterations());
            }
        };
        try (Model model = model(backend)) {
            model.fit(line(), FitOptions.epochs(1).callbacks(log));
        }

        assertThat(calls).containsExactly("begin 0 after 0", "end 0 after 1", "begin 1 after 1", "end 1 after 2");
    }
}
