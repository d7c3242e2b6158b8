package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.backend.Backend;
import dev.tandem.data.Dataset;
import dev.tandem.data.SyntheticData;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.optimizer.Adam;
import dev.tandem.sweep.Setting;
import dev.tandem.sweep.Sweep;
import dev.tandem.sweep.SweepRow;
import dev.tandem.sweep.SweepTable;
import dev.tandem.sweep.Trial;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Training on several threads at once, and the same numbers as one after the other. */
public abstract class SweepContract extends OpenBackend {
    private static final Sweep SWEEP =
            Sweep.grid("units", 2, 16).and("dropout", 0.0, 0.2).seeds(3);

    protected SweepContract(String name) {
        super(name);
    }

    /** Networks of different sizes, initial values, masks and orders of the batches, each on an open engine of its own. */
    private Map<String, Double> train(Trial trial) {
        Sequential layers = Sequential.of(
                Dense.of(trial.setting().integer("units")).activation(Activation.RELU),
                Dropout.of(trial.setting().number("dropout")),
                Dense.of(2));
        Dataset moons = SyntheticData.makeMoons(60, 0.2, trial.seed())
                .shuffle(trial.seed())
                .batch(20);
        try (Backend own = open(Map.of("seed", Long.toString(trial.seed())));
                Model model = Model.build(own, layers, Input.of(2))) {
            model.compile(Adam.of(0.05), SparseCategoricalCrossentropy.ofLogits());
            History history = model.fit(moons, FitOptions.epochs(8));
            return Map.of("first", history.series("loss")[0], "last", history.last("loss"));
        }
    }

    @Test
    void onFourThreadsTheResultsAreThoseOfOne() {
        SweepTable one = SWEEP.run(this::train);
        SweepTable four = SWEEP.threads(4).run(this::train);
        assertThat(four).isEqualTo(one);
        for (Setting setting : one.settings()) {
            assertThat(one.mean(setting, "last")).as("%s", setting).isLessThan(one.mean(setting, "first"));
        }
        assertThat(one.rows().stream().map(SweepRow::measured).distinct())
                .as("every trial differs from all others")
                .hasSize(12);
    }
}
