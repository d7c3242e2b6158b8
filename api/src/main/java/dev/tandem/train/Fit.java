package dev.tandem.train;

import dev.tandem.data.Batch;
import dev.tandem.data.CloseableIterator;
import dev.tandem.data.Dataset;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.NonFiniteException;
import dev.tandem.nn.Input;
import dev.tandem.type.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The loop of {@code fit}. */
final class Fit {
    private final Model model;
    private final Dataset batches;
    private final FitOptions options;
    private final Training training;
    private final boolean stopOnNonFinite;

    Fit(Model model, Dataset batches, FitOptions options) {
        this.model = model;
        this.batches = batches;
        this.options = options;
        this.training = new Training(
                model, options, options.stepsPerEpoch().isPresent() ? options.stepsPerEpoch() : batches.batches());
        this.stopOnNonFinite =
                options.stopOnNonFinite() && options.callbacks().stream().noneMatch(Callback::handlesNonFiniteLoss);
    }

    History run() {
        History history = new History(options.initialEpoch());
        List<Callback> callbacks = options.callbacks();
        try {
            callbacks.forEach(callback -> callback.onTrainBegin(training));
            for (int epoch = options.initialEpoch();
                    epoch < options.epochs() && training.stopped().isEmpty();
                    epoch++) {
                int number = epoch;
                callbacks.forEach(callback -> callback.onEpochBegin(training, number));
                long done = epoch == options.initialEpoch() ? options.initialStep() : 0;
                if (done == 0) {
                    model.resetMetrics();
                }
                trainEpoch(epoch, done);
                Map<String, Double> logs = new LinkedHashMap<>(model.metrics());
                if ((epoch + 1 - options.initialEpoch()) % options.validationEvery() == 0) {
                    options.validation()
                            .ifPresent(held ->
                                    model.validate(held).forEach((name, value) -> logs.put("val_" + name, value)));
                }
                callbacks.forEach(callback -> callback.onEpochEnd(training, number, logs));
                history.add(logs);
            }
            // Where the optimizer averages the weights, the averages become the weights, as in Keras.
            model.optimizer().finish();
            callbacks.forEach(callback -> callback.onTrainEnd(training));
        } finally {
            callbacks.forEach(Callback::onClose);
        }
        return history;
    }

    /** An epoch from its first batch on, or from the one after those that were done before. */
    private void trainEpoch(int epoch, long done) {
        long limit = options.stepsPerEpoch().orElse(Long.MAX_VALUE);
        long step = done;
        try (CloseableIterator<Batch> iterator = batches.epoch(epoch)) {
            skip(iterator, epoch, done);
            while (step < limit && training.stopped().isEmpty() && iterator.hasNext()) {
                Batch batch = iterator.next();
                for (Callback callback : options.callbacks()) {
                    callback.onBatchBegin(training, step);
                }
                double loss = model.trainOnBatch(ClassWeights.apply(options.classWeights(), batch));
                if (stopOnNonFinite && !Double.isFinite(loss)) {
                    throw nonFinite(epoch, step, loss, batch);
                }
                for (Callback callback : options.callbacks()) {
                    callback.onBatchEnd(training, step, loss);
                }
                step++;
            }
        }
        if (step == 0 && training.stopped().isEmpty()) {
            throw new EmptyDatasetException("fit: the data set has no batches in epoch " + epoch
                    + "; expected at least one: look at filter, take and batch(n, true)");
        }
    }

    private static void skip(CloseableIterator<Batch> iterator, int epoch, long done) {
        for (long step = 0; step < done; step++) {
            if (!iterator.hasNext()) {
                throw new InvalidArgumentException("fit: " + done + " batches of epoch " + epoch
                        + " are said to be done, and it has " + step
                        + "; expected the data that the training began with, or another initialStep");
            }
            iterator.next();
        }
    }

    /** Says where it comes from: a number in the batch, or the training itself. */
    private NonFiniteException nonFinite(int epoch, long step, double loss, Batch batch) {
        String where = "fit: the loss is " + loss + " at batch " + step + " of epoch " + epoch + "; ";
        List<Input> inputs = model.network().blueprint().inputs();
        for (int i = 0; i < batch.inputs().size(); i++) {
            String name = "input '" + inputs.get(i).name() + "'";
            OptionalInt position = NonFinite.first(batch.inputs().get(i));
            if (position.isPresent()) {
                return new NonFiniteException(
                        where + NonFinite.describe(name, batch.inputs().get(i), position.getAsInt()));
            }
        }
        for (int i = 0; i < batch.targets().size(); i++) {
            TensorData target = batch.targets().get(i);
            OptionalInt position = NonFinite.first(target);
            if (position.isPresent()) {
                return new NonFiniteException(where + NonFinite.describe("target " + i, target, position.getAsInt()));
            }
        }
        return new NonFiniteException(
                where + "the batch itself is finite, so training has diverged: expected a finite loss;"
                        + " lower the learning rate, clip gradients, or take a loss on logits");
    }
}
