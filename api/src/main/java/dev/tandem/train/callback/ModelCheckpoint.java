package dev.tandem.train.callback;

import dev.tandem.train.Callback;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.Training;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a {@link Checkpoint} after each epoch, or after each one that is the best so far. {@code {epoch}} in the file's name stands
 * for the number of epochs trained; without it the file is replaced, as a whole, each time.
 */
public final class ModelCheckpoint implements Callback {
    private static final String EPOCH = "{epoch}";

    private final Path file;
    private final Optional<Monitor> monitor;
    private double best;

    private ModelCheckpoint(Path file, Optional<Monitor> monitor) {
        this.file = file;
        this.monitor = monitor;
        this.best = monitor.map(Monitor::worst).orElse(Double.NaN);
    }

    /** After every epoch. */
    public static ModelCheckpoint to(Path file) {
        return new ModelCheckpoint(file, Optional.empty());
    }

    /** The same, only when that number of the logs is better than ever before. */
    public ModelCheckpoint best(String name) {
        return new ModelCheckpoint(file, Optional.of(Monitor.of(name)));
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        if (monitor.isPresent()) {
            double value = monitor.get().read("ModelCheckpoint", logs);
            if (!monitor.get().better(value, best)) {
                return;
            }
            best = value;
        }
        Path target = file.resolveSibling(file.getFileName().toString().replace(EPOCH, Integer.toString(epoch + 1)));
        Checkpoint.of(training.model(), epoch + 1).write(target);
    }
}
