package dev.tandem.train.callback;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.train.Callback;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.Training;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a {@link Checkpoint} after each epoch, or after each one that is the best so far, and where wanted within epochs. {@code
 * {epoch}} in the file's name stands for the number of epochs trained, {@code {step}} for that of the steps in the epoch under way;
 * without them the file is replaced, as a whole, each time.
 */
public final class ModelCheckpoint implements Callback {
    private static final String EPOCH = "{epoch}";
    private static final String STEP = "{step}";

    private final Path file;
    private final Optional<Monitor> monitor;
    private final long everySteps;
    private double best;
    private int epoch;

    private ModelCheckpoint(Path file, Optional<Monitor> monitor, long everySteps) {
        this.file = file;
        this.monitor = monitor;
        this.everySteps = everySteps;
        this.best = monitor.map(Monitor::worst).orElse(Double.NaN);
    }

    /** After every epoch. */
    public static ModelCheckpoint to(Path file) {
        return new ModelCheckpoint(file, Optional.empty(), 0);
    }

    /** The same, only when that number of the logs is better than ever before. */
    public ModelCheckpoint best(String name) {
        if (everySteps > 0) {
            throw new InvalidArgumentException(
                    "ModelCheckpoint: nothing is known of an epoch before its end; expected everySteps or best, not both");
        }
        return new ModelCheckpoint(file, Optional.of(Monitor.of(name)), 0);
    }

    /**
     * The same, after every so many steps of an epoch as well; not after its last one, where the end of the epoch follows. That is
     * known of most data. Where it is not, a training that goes on from the last step has nothing to say of that epoch's loss.
     *
     * @throws InvalidArgumentException if it is not above 0, or only the best are written
     */
    public ModelCheckpoint everySteps(long steps) {
        if (steps < 1 || monitor.isPresent()) {
            throw new InvalidArgumentException("ModelCheckpoint: every " + steps + " steps"
                    + (monitor.isPresent() ? ", only the best epochs" : "")
                    + "; expected 1 or more steps, and not the best epochs alone");
        }
        return new ModelCheckpoint(file, monitor, steps);
    }

    @Override
    public void onEpochBegin(Training training, int number) {
        epoch = number;
    }

    @Override
    public void onBatchEnd(Training training, long step, double loss) {
        boolean last = training.stepsPerEpoch().orElse(-1) == step + 1;
        if (everySteps > 0 && (step + 1) % everySteps == 0 && !last) {
            write(training, epoch, step + 1);
        }
    }

    @Override
    public void onEpochEnd(Training training, int number, Map<String, Double> logs) {
        if (monitor.isPresent()) {
            double value = monitor.get().read("ModelCheckpoint", logs);
            if (!monitor.get().better(value, best)) {
                return;
            }
            best = value;
        }
        write(training, number + 1, 0);
    }

    private void write(Training training, int epochs, long steps) {
        String name = file.getFileName()
                .toString()
                .replace(EPOCH, Integer.toString(epochs))
                .replace(STEP, Long.toString(steps));
        Checkpoint.of(training.model(), epochs, steps).write(file.resolveSibling(name));
    }
}
