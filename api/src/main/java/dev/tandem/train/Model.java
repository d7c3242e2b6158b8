package dev.tandem.train;

import dev.tandem.backend.Backend;
import dev.tandem.data.Batch;
import dev.tandem.data.Dataset;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.export.Export;
import dev.tandem.export.ExportFormat;
import dev.tandem.function.Variable;
import dev.tandem.loss.Loss;
import dev.tandem.metric.Metric;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.nn.Parameter;
import dev.tandem.optimizer.Optimizer;
import dev.tandem.optimizer.OptimizerState;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import dev.tandem.weights.Weights;
import dev.tandem.weights.WeightsReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network that can be trained, with the methods that Keras users know.
 *
 * <pre>{@code
 * Model model = Model.build(backend, Sequential.of(Dense.of(16).activation(Activation.RELU), Dense.of(3)), Input.of(4));
 * model.compile(Adam.of(0.01), SparseCategoricalCrossentropy.ofLogits(), new SparseCategoricalAccuracy());
 * History history = model.fit(train.batch(16), FitOptions.epochs(60).validation(held.batch(64)));
 * }</pre>
 *
 * <p>A training step, forward, backward and update, is one compiled function. Who wants another step overrides {@link #trainStep},
 * {@link #testStep} or {@link #validationStep}, in tensor operations; who wants another loop calls {@link #trainOnBatch}, which
 * does what {@code fit} does with a batch. Not to be trained from several threads; {@code predict} may be called from any number.
 */
public class Model implements AutoCloseable {
    private final Network network;
    private final CompiledSteps steps;

    /** A model of a network, which it closes when it is closed. */
    protected Model(Network network) {
        this.network = network;
        this.steps = new CompiledSteps(this);
    }

    /** A model of a network, which it closes when it is closed. */
    public static Model of(Network network) {
        return new Model(network);
    }

    /**
     * Makes the parameters of an architecture.
     *
     * @throws dev.tandem.error.TandemException if its layers do not fit each other, naming the layer
     */
    public static Model build(Backend backend, Layer architecture, Input... inputs) {
        return of(Network.build(backend, architecture, inputs));
    }

    /** The layers and their parameters. */
    public final Network network() {
        return network;
    }

    /** Where it runs. */
    public final Backend backend() {
        return network.backend();
    }

    /**
     * Every variable that a training step depends on, by name: the parameters and, once compiled, what the optimizer remembers.
     * Two models whose variables have the same values take the same step, but for random draws.
     */
    public final Map<String, Variable> variables() {
        Map<String, Variable> variables = new LinkedHashMap<>();
        network.parameters().forEach(parameter -> variables.put(parameter.name(), parameter.variable()));
        if (isCompiled()) {
            variables.putAll(optimizer().variables());
        }
        return variables;
    }

    // Compilation

    /** Says how to train, for a network of one output. */
    public final void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
        compile(Compilation.of(optimizer, loss, metrics));
    }

    /**
     * Says how to train. What the optimizer remembered before is forgotten; parameters frozen since the last time are left out.
     *
     * @throws InvalidArgumentException if the network has another number of outputs
     */
    public final void compile(Compilation compilation) {
        int outputs = network.blueprint().outputs().size();
        if (compilation.losses().size() != outputs) {
            throw new InvalidArgumentException(
                    "compile: got " + compilation.losses().size() + " losses for a network of " + outputs
                            + " outputs; expected one for each output");
        }
        steps.compile(compilation);
    }

    /** Whether it has been told how to train. */
    public final boolean isCompiled() {
        return steps.isCompiled();
    }

    /** How it is trained. */
    public final Compilation compilation() {
        return steps.compilation();
    }

    /** What the optimizer remembers: its step count, learning rate and moments. */
    public final OptimizerState optimizer() {
        return steps.optimizer();
    }

    // Steps

    /**
     * The training step: forward, loss, gradients, update, measurements. Traced once for each kind of batch.
     *
     * @return the loss, a single number
     */
    protected Tensor trainStep(StepBatch batch) {
        Network.Forward forward = network.forward(true, batch.inputs());
        Tensor loss = loss(forward, batch);
        update(loss);
        measure(loss, forward, batch);
        return loss;
    }

    /**
     * The step of {@code evaluate}: forward, loss, measurements.
     *
     * @return the loss, a single number
     */
    protected Tensor testStep(StepBatch batch) {
        Network.Forward forward = network.forward(false, batch.inputs());
        Tensor loss = loss(forward, batch);
        measure(loss, forward, batch);
        return loss;
    }

    /** The step of validation within {@code fit}: that of {@code evaluate} unless overridden. */
    protected Tensor validationStep(StepBatch batch) {
        return testStep(batch);
    }

    /** Makes the optimizer's memory, for the parameters that are trained now; called by {@code compile}. */
    protected OptimizerState configureOptimizer(Optimizer optimizer) {
        return optimizer.bind(
                backend(), network.trainable().stream().map(Parameter::variable).toList());
    }

    /**
     * For a step: the weighted sum of the outputs' losses, with what layers and regularizers add. Time steps of an output that
     * layers have masked do not count (Keras).
     */
    protected final Tensor loss(Network.Forward forward, StepBatch batch) {
        Compilation compilation = steps.compilation();
        Optional<Tensor> total = Optional.empty();
        for (int i = 0; i < compilation.losses().size(); i++) {
            Tensor target = batch.targets().get(i);
            Tensor prediction = forward.outputs().get(i);
            Loss loss = compilation.losses().get(i);
            Tensor value =
                    loss.of(target, prediction, batch.weights(), forward.masks().get(i));
            double weight = compilation.lossWeights().get(i);
            Tensor weighted = weight == 1 ? value : value.multiply(weight);
            total = Optional.of(total.map(weighted::add).orElse(weighted));
        }
        Tensor sum = total.orElseThrow();
        for (Tensor added : forward.losses()) {
            sum = sum.add(added);
        }
        Optional<Tensor> penalty = network.penalty();
        return penalty.isPresent() ? sum.add(penalty.get()) : sum;
    }

    /** For a step: moves the parameters against the gradients of the loss, and within their constraints. */
    protected final void update(Tensor loss) {
        List<Parameter> parameters = network.trainable();
        Gradients gradients =
                loss.gradients(parameters.stream().map(Parameter::variable).toArray(Variable[]::new));
        steps.optimizer()
                .apply(parameters.stream()
                        .map(parameter -> gradients.of(parameter.variable()))
                        .toList());
        network.constrain();
    }

    /** For a step: as {@link #measure(Tensor, Network.Forward, StepBatch)}, of predictions made otherwise, all of which count. */
    protected final void measure(Tensor loss, List<Tensor> predictions, StepBatch batch) {
        measure(
                loss,
                new Network.Forward(predictions, Collections.nCopies(predictions.size(), Optional.empty()), List.of()),
                batch);
    }

    /** For a step: adds to the running loss and metrics. */
    protected final void measure(Tensor loss, Network.Forward forward, StepBatch batch) {
        steps.measure(loss, forward, batch);
    }

    /**
     * Trains on a batch: the step of {@code fit}, without its callbacks.
     *
     * @return the loss before the update
     */
    public final double trainOnBatch(Batch batch) {
        return steps.train(batch);
    }

    /**
     * Measures a batch, adding to the running metrics.
     *
     * @return the loss
     */
    public final double testOnBatch(Batch batch) {
        return steps.test(batch);
    }

    /** What the network puts out of a batch, a tensor for each output. */
    public final List<TensorData> predictOnBatch(List<TensorData> inputs) {
        return steps.predict(inputs);
    }

    /** The loss and the metrics of all batches since {@link #resetMetrics}, by name. */
    public final Map<String, Double> metrics() {
        return steps.metrics().results();
    }

    /** Begins to measure anew, as {@code fit} does at the beginning of each epoch. */
    public final void resetMetrics() {
        steps.metrics().reset();
    }

    /** Sums of what has been measured since {@link #resetMetrics}, for a checkpoint; empty if nothing has. */
    final Optional<TensorData> measured() {
        return steps.metrics().sums();
    }

    /** Goes on with such sums. */
    final void measured(Optional<TensorData> sums) {
        steps.metrics().restore(sums);
    }

    // Loops

    /**
     * Trains.
     *
     * @param batches read once an epoch
     * @return what was measured, an entry an epoch
     * @throws dev.tandem.error.EmptyDatasetException if there is nothing in them
     * @throws dev.tandem.error.NonFiniteException if the loss becomes NaN or infinite, naming the batch
     */
    public final History fit(Dataset batches, FitOptions options) {
        return new Fit(this, batches, options).run();
    }

    /** Trains that many epochs. */
    public final History fit(Dataset batches, int epochs) {
        return fit(batches, FitOptions.epochs(epochs));
    }

    /** Measures the loss and the metrics over all batches; what is being measured of a training stays as it is. */
    public final Map<String, Double> evaluate(Dataset batches) {
        return steps.evaluate(batches, this::testOnBatch);
    }

    /** As {@link #evaluate}, with the step of validation. */
    final Map<String, Double> validate(Dataset batches) {
        return steps.evaluate(batches, steps::validation);
    }

    /**
     * What the network puts out of all batches; targets are not looked at.
     *
     * @return [examples, ...]
     */
    public final TensorData predict(Dataset batches) {
        return predictAll(batches).get(0);
    }

    /** What the network puts out of one input, in one batch. */
    public final TensorData predict(TensorData input) {
        return predictOnBatch(List.of(input)).get(0);
    }

    /** As {@link #predict(Dataset)}, a tensor for each output. */
    public final List<TensorData> predictAll(Dataset batches) {
        List<Batch> results = new ArrayList<>();
        steps.forEach(
                batches,
                0,
                batch -> results.add(new Batch(predictOnBatch(batch.inputs()), List.of(), Optional.empty())));
        return Batch.concat(results).inputs();
    }

    /**
     * Writes all parameters to a file in the safetensors format, as a whole or not at all; a {@link Checkpoint} holds more.
     *
     * @throws dev.tandem.error.OutputFileException if it cannot be written
     */
    public final void saveWeights(Path file) {
        Weights.of(network).write(file);
    }

    /**
     * Loads all parameters from what {@link #saveWeights} wrote; {@link Weights#intoMatching} loads some.
     *
     * @throws dev.tandem.error.CorruptFileException if there is no such file, or it is of another format
     * @throws dev.tandem.error.WeightsMismatchException if they do not fit; then nothing is loaded
     */
    public final WeightsReport loadWeights(Path file) {
        return Weights.read(file).into(network);
    }

    /**
     * Writes what it predicts as a file for another framework, for batches of any size; see {@link Export}, which can do more.
     *
     * @throws dev.tandem.error.UnsupportedExportException if the format cannot express an operation, naming it and its layer
     * @throws dev.tandem.error.OutputFileException if it cannot be written; what was there before stays
     */
    public final void export(Path path, ExportFormat format) {
        Export.of(network).write(path, format);
    }

    /** Its layers with their shapes, parameters and operations, as a table. */
    public final String summary() {
        return ModelSummary.of(network);
    }

    /** Closes the parameters and what training has made. */
    @Override
    public void close() {
        steps.close();
        network.close();
    }
}
