package dev.tandem.train;

import dev.tandem.data.Dataset;
import dev.tandem.error.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long and with what {@code fit} trains.
 *
 * <pre>{@code
 * FitOptions.epochs(20).validation(held).callbacks(EarlyStopping.on("val_loss"))
 * }</pre>
 *
 * @param epochs the number after which training ends, counted from 0 whatever the first one is
 * @param initialEpoch the first one; above 0 to go on with a training
 * @param initialStep how many batches of the first one are passed over; above 0 to go on within an epoch
 * @param validation measured after each epoch
 * @param validationEvery after how many epochs it is measured again
 * @param classWeights what an example of each class counts in the loss; classes that are not named count 1
 * @param stepsPerEpoch after how many batches an epoch ends; empty for all of them
 * @param callbacks called in their order
 * @param stopOnNonFinite whether a loss that is NaN or infinite is an error, as it is unless a callback deals with it
 */
public record FitOptions(
        int epochs,
        int initialEpoch,
        long initialStep,
        Optional<Dataset> validation,
        int validationEvery,
        Map<Integer, Double> classWeights,
        OptionalLong stepsPerEpoch,
        List<Callback> callbacks,
        boolean stopOnNonFinite) {
    /** Checks the numbers. */
    public FitOptions {
        if (epochs < 0 || initialEpoch < 0 || initialEpoch > epochs) {
            throw new InvalidArgumentException("fit: epochs is " + epochs + " and initialEpoch " + initialEpoch
                    + "; expected 0 ≤ initialEpoch ≤ epochs");
        }
        if (initialStep < 0) {
            throw new InvalidArgumentException("fit: initialStep is " + initialStep + "; expected 0 or more");
        }
        if (validationEvery < 1) {
            throw new InvalidArgumentException(
                    "fit: validationEvery is " + validationEvery + "; expected 1 or more epochs");
        }
        if (stepsPerEpoch.isPresent() && stepsPerEpoch.getAsLong() < 1) {
            throw new InvalidArgumentException(
                    "fit: stepsPerEpoch is " + stepsPerEpoch.getAsLong() + "; expected 1 or more");
        }
        classWeights.forEach((label, weight) -> {
            if (label < 0 || !(weight >= 0) || Double.isInfinite(weight)) {
                throw new InvalidArgumentException("fit: class " + label + " has weight " + weight
                        + "; expected a class from 0, and a finite weight of 0 or more");
            }
        });
        classWeights = Map.copyOf(classWeights);
        callbacks = List.copyOf(callbacks);
    }

    /** So many epochs, and nothing else. */
    public static FitOptions epochs(int epochs) {
        return new FitOptions(epochs, 0, 0, Optional.empty(), 1, Map.of(), OptionalLong.empty(), List.of(), true);
    }

    /** The same, beginning with a later epoch. */
    public FitOptions initialEpoch(int first) {
        return new FitOptions(
                epochs,
                first,
                initialStep,
                validation,
                validationEvery,
                classWeights,
                stepsPerEpoch,
                callbacks,
                stopOnNonFinite);
    }

    /** The same, going on where a training stopped; the checkpoint is to be restored into the model first. */
    public FitOptions resume(Checkpoint checkpoint) {
        return new FitOptions(
                epochs,
                checkpoint.epoch(),
                checkpoint.step(),
                validation,
                validationEvery,
                classWeights,
                stepsPerEpoch,
                callbacks,
                stopOnNonFinite);
    }

    /** The same with batches to measure after each epoch. */
    public FitOptions validation(Dataset batches) {
        return new FitOptions(
                epochs,
                initialEpoch,
                initialStep,
                Optional.of(batches),
                validationEvery,
                classWeights,
                stepsPerEpoch,
                callbacks,
                stopOnNonFinite);
    }

    /** The same, measuring only after every so many epochs. */
    public FitOptions validationEvery(int every) {
        return new FitOptions(
                epochs,
                initialEpoch,
                initialStep,
                validation,
                every,
                classWeights,
                stepsPerEpoch,
                callbacks,
                stopOnNonFinite);
    }

    /** The same with weights of classes. */
    public FitOptions classWeights(Map<Integer, Double> weights) {
        return new FitOptions(
                epochs,
                initialEpoch,
                initialStep,
                validation,
                validationEvery,
                weights,
                stepsPerEpoch,
                callbacks,
                stopOnNonFinite);
    }

    /** The same with epochs of so many batches. */
    public FitOptions stepsPerEpoch(long steps) {
        return new FitOptions(
                epochs,
                initialEpoch,
                initialStep,
                validation,
                validationEvery,
                classWeights,
                OptionalLong.of(steps),
                callbacks,
                stopOnNonFinite);
    }

    /** The same with these callbacks more. */
    public FitOptions callbacks(Callback... more) {
        List<Callback> all = new ArrayList<>(callbacks);
        all.addAll(Arrays.asList(more));
        return new FitOptions(
                epochs,
                initialEpoch,
                initialStep,
                validation,
                validationEvery,
                classWeights,
                stepsPerEpoch,
                all,
                stopOnNonFinite);
    }

    /** The same, going on when the loss is NaN or infinite, as Keras does. */
    public FitOptions goOnWhenNotFinite() {
        return new FitOptions(
                epochs,
                initialEpoch,
                initialStep,
                validation,
                validationEvery,
                classWeights,
                stepsPerEpoch,
                callbacks,
                false);
    }
}
