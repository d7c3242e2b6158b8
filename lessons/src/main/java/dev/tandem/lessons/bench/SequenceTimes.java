package dev.tandem.lessons.bench;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.data.Batch;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.nn.Input;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.optimizer.Sgd;
import dev.tandem.random.NeutralRandom;
import dev.tandem.train.Model;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times a training step of an LSTM over sequences of growing length: whether the cost grows with the steps, or with their square.
 *
 * <p>64 units, 32 features, a batch of 32, float32, the last output alone.
 */
public final class SequenceTimes {
    private static final int BATCH = 32;
    private static final int FEATURES = 32;
    private static final int UNITS = 64;
    /** The engines profile their first runs. */
    private static final int WARM_UP = 3;

    /**
     * What a length costs.
     *
     * @param first milliseconds of the first step: tracing, compiling, one run
     * @param later milliseconds of a later step, the median
     */
    public record Times(double first, double later) {}

    private SequenceTimes() {}

    /**
     * Times a length.
     *
     * @param engine {@code tensorflow} or {@code pytorch}
     * @param gradients {@code native} or {@code symbolic}
     * @param runs how many later steps
     */
    public static Times measure(String engine, String gradients, int threads, int length, int runs) {
        Map<String, String> settings =
                Map.of("gradients", gradients, "dtype", "float32", "threads", Integer.toString(threads));
        try (Backend backend = Backends.create(
                        engine, TandemConfig.builder().overrides(settings).load());
                Model model = Model.build(backend, LSTM.of(UNITS), Input.of(length, FEATURES))) {
            model.compile(Sgd.of(0.01), new MeanSquaredError());
            Batch batch = batch(length);
            double first = milliseconds(model, batch);
            for (int i = 0; i < WARM_UP; i++) {
                milliseconds(model, batch);
            }
            List<Double> later = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                later.add(milliseconds(model, batch));
            }
            return new Times(first, BenchResults.median(later));
        }
    }

    private static Batch batch(int length) {
        NeutralRandom random = new NeutralRandom(1);
        TensorData x =
                TensorData.of(Shape.of(BATCH, length, FEATURES), random.normalFloats(BATCH * length * FEATURES, 0, 1));
        TensorData y = TensorData.of(Shape.of(BATCH, UNITS), random.normalFloats(BATCH * UNITS, 0, 1));
        return new Batch(List.of(x), List.of(y), Optional.empty());
    }

    private static double milliseconds(Model model, Batch batch) {
        long begin = System.nanoTime();
        model.trainOnBatch(batch);
        return (System.nanoTime() - begin) / 1e6;
    }
}
