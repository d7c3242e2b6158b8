package dev.tandem.train.callback;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.nn.Parameter;
import dev.tandem.train.Callback;
import dev.tandem.train.Training;
import dev.tandem.train.events.Histogram;
import dev.tandem.train.events.Summary;
import dev.tandem.type.TensorData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what TensorBoard shows, under the names that Keras gives: after each epoch {@code epoch_loss} and each metric, those of
 * validation in a folder of their own, and where wanted {@code batch_loss} and histograms of the parameters.
 *
 * <pre>{@code
 * model.fit(train, FitOptions.epochs(20).validation(held).callbacks(TensorBoard.to(Path.of("logs")).everySteps(100)));
 * }</pre>
 *
 * <p>Files lie in {@code train} and {@code validation} of the folder. What was measured is on the disk when the next epoch begins. A
 * training that goes on writes files of its own beside those that are there.
 */
public final class TensorBoard implements Callback {
    private static final String VALIDATION = "val_";
    private static final int BUCKETS = 30;

    private final Path folder;
    private final long everySteps;
    private final int histogramEvery;
    private Optional<EventFile> train = Optional.empty();
    private Optional<EventFile> validation = Optional.empty();

    private TensorBoard(Path folder, long everySteps, int histogramEvery) {
        this.folder = folder;
        this.everySteps = everySteps;
        this.histogramEvery = histogramEvery;
    }

    /** Writes to that folder, which is made if there is none. */
    public static TensorBoard to(Path folder) {
        return new TensorBoard(folder, 0, 0);
    }

    /**
     * The same, writing the loss of a batch after every so many steps of the optimizer.
     *
     * @throws InvalidArgumentException if it is not above 0
     */
    public TensorBoard everySteps(long steps) {
        requirePositive("steps", steps);
        return new TensorBoard(folder, steps, histogramEvery);
    }

    /**
     * The same, writing a histogram of each parameter after every so many epochs; of numbers that are not finite there is none.
     *
     * @throws InvalidArgumentException if it is not above 0
     */
    public TensorBoard histograms(int everyEpochs) {
        requirePositive("epochs", everyEpochs);
        return new TensorBoard(folder, everySteps, everyEpochs);
    }

    private static void requirePositive(String what, long number) {
        if (number < 1) {
            throw new InvalidArgumentException("TensorBoard: every " + number + " " + what + "; expected 1 or more");
        }
    }

    private EventFile train() {
        train = Optional.of(train.orElseGet(() -> EventFile.in(folder.resolve("train"))));
        return train.get();
    }

    private EventFile validation() {
        validation = Optional.of(validation.orElseGet(() -> EventFile.in(folder.resolve("validation"))));
        return validation.get();
    }

    @Override
    public void onTrainBegin(Training training) {
        train();
    }

    @Override
    public void onBatchEnd(Training training, long step, double loss) {
        if (everySteps > 0) {
            long done = training.model().optimizer().iterations();
            if (done % everySteps == 0) {
                train().write(done, scalar("batch_loss", loss));
            }
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        logs.forEach((name, value) -> {
            if (name.startsWith(VALIDATION)) {
                validation().write(epoch, scalar("epoch_" + name.substring(VALIDATION.length()), value));
            } else {
                train().write(epoch, scalar("epoch_" + name, value));
            }
        });
        if (histogramEvery > 0 && (epoch + 1) % histogramEvery == 0) {
            for (Parameter parameter : training.model().network().parameters()) {
                histogram(parameter.variable().data())
                        .ifPresent(histogram -> train().write(
                                        epoch,
                                        summary(Summary.Value.newBuilder()
                                                .setTag(parameter.name() + "/histogram")
                                                .setHisto(histogram))));
            }
        }
        train().flush();
        validation.ifPresent(EventFile::flush);
    }

    private static Summary scalar(String tag, double value) {
        return summary(Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
    }

    private static Summary summary(Summary.Value.Builder value) {
        return Summary.newBuilder().addValue(value).build();
    }

    /** Buckets of one width from the least to the greatest number; each goes up to its limit. */
    private static Optional<Histogram> histogram(TensorData data) {
        double[] values = data.toDoubles();
        if (values.length == 0 || Arrays.stream(values).anyMatch(value -> !Double.isFinite(value))) {
            return Optional.empty();
        }
        double min = Arrays.stream(values).min().orElseThrow();
        double max = Arrays.stream(values).max().orElseThrow();
        int buckets = max > min ? BUCKETS : 1;
        double[] counts = new double[buckets];
        for (double value : values) {
            int bucket = max > min ? (int) ((value - min) / (max - min) * buckets) : 0;
            counts[Math.min(bucket, buckets - 1)]++;
        }
        Histogram.Builder histogram = Histogram.newBuilder()
                .setMin(min)
                .setMax(max)
                .setNum(values.length)
                .setSum(Arrays.stream(values).sum())
                .setSumSquares(Arrays.stream(values).map(value -> value * value).sum());
        for (int i = 0; i < buckets; i++) {
            histogram.addBucketLimit(min + (max - min) * (i + 1) / buckets);
            histogram.addBucket(counts[i]);
        }
        return Optional.of(histogram.build());
    }

    @Override
    public void onClose() {
        train.ifPresent(EventFile::close);
        validation.ifPresent(EventFile::close);
        train = Optional.empty();
        validation = Optional.empty();
    }
}
