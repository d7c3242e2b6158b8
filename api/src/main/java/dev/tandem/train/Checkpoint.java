package dev.tandem.train;

import dev.tandem.backend.Backend;
import dev.tandem.error.CorruptFileException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.function.Variable;
import dev.tandem.io.AtomicFile;
import dev.tandem.io.SafeTensors;
import dev.tandem.io.SealedArchive;
import dev.tandem.nn.Input;
import dev.tandem.nn.json.LayerJson;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that a training needs to go on, on any engine: parameters, what the optimizer remembers, where random draws stand, and the
 * next epoch and step. Training that goes on from it computes bit for bit what it would have computed, on the same engine.
 *
 * <pre>{@code
 * Checkpoint.of(model, 10).write(Path.of("iris.tandem"));
 * ...
 * Checkpoint checkpoint = Checkpoint.read(Path.of("iris.tandem"));
 * Model model = checkpoint.model(backend);
 * model.fit(batches, FitOptions.epochs(20).resume(checkpoint));
 * }</pre>
 *
 * <p>The file is a zip archive without compression: {@code architecture.json}, {@code compilation.json}, {@code
 * weights.safetensors}, {@code optimizer.safetensors}, {@code metrics.safetensors}, {@code training.json}, and a manifest with their
 * SHA-256 sums. It is written as a whole or not at all.
 *
 * @param architecture of the network, in JSON; empty if it has a part that JSON cannot hold, such as a Lambda
 * @param compilation how it is trained, in JSON; empty if the model was not compiled, or with a part that JSON cannot hold, such as a
 *     loss made of a function
 * @param weights every parameter by name
 * @param optimizer what it remembers, by name; empty if the model was not compiled
 * @param metrics what was measured of the epoch under way; empty between epochs
 * @param point where the training stands
 */
public record Checkpoint(
        Optional<String> architecture,
        Optional<String> compilation,
        Map<String, TensorData> weights,
        Map<String, TensorData> optimizer,
        Optional<TensorData> metrics,
        TrainingPoint point) {
    private static final String ARCHITECTURE = "architecture.json";
    private static final String COMPILATION = "compilation.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String METRICS = "metrics.safetensors";
    private static final String TRAINING = "training.json";
    private static final String SUMS = "sums";

    /** Copies the maps. */
    public Checkpoint {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        optimizer = Collections.unmodifiableMap(new LinkedHashMap<>(optimizer));
    }

    /**
     * A model as it is now, between epochs. If it has a part that JSON cannot hold, the architecture or the compilation is left out:
     * then a program has to build or compile it before it restores the rest.
     *
     * @param epoch the one to go on with
     */
    public static Checkpoint of(Model model, int epoch) {
        return of(model, epoch, 0);
    }

    /**
     * A model as it is now, within an epoch.
     *
     * @param epoch the one under way
     * @param step how many of its steps are done
     */
    public static Checkpoint of(Model model, int epoch, long step) {
        return of(
                model,
                epoch,
                step,
                ifPossible(() -> Architecture.of(model).write(LayerJson.standard())),
                model.isCompiled()
                        ? ifPossible(() -> CompilationJson.standard().write(model.compilation()))
                        : Optional.empty());
    }

    /**
     * A model with layers of your own as it is now, between epochs.
     *
     * @param epoch the one to go on with
     * @param json knows these layers
     * @throws InvalidArgumentException if it has a part that JSON cannot hold, naming its path
     */
    public static Checkpoint of(Model model, int epoch, LayerJson json) {
        return of(model, epoch, json, CompilationJson.standard());
    }

    /**
     * A model with layers, losses, metrics or an optimizer of your own as it is now, between epochs.
     *
     * @param epoch the one to go on with
     * @param layers knows these layers
     * @param training knows the rest of them
     * @throws InvalidArgumentException if it has a part that JSON cannot hold, naming its path
     */
    public static Checkpoint of(Model model, int epoch, LayerJson layers, CompilationJson training) {
        return of(
                model,
                epoch,
                0,
                Optional.of(Architecture.of(model).write(layers)),
                model.isCompiled() ? Optional.of(training.write(model.compilation())) : Optional.empty());
    }

    private static Optional<String> ifPossible(Supplier<String> text) {
        try {
            return Optional.of(text.get());
        } catch (InvalidArgumentException withoutJson) {
            return Optional.empty();
        }
    }

    private static Checkpoint of(
            Model model, int epoch, long step, Optional<String> architecture, Optional<String> compilation) {
        Map<String, TensorData> optimizer = new LinkedHashMap<>();
        if (model.isCompiled()) {
            model.optimizer().variables().forEach((name, variable) -> optimizer.put(name, variable.data()));
        }
        return new Checkpoint(
                architecture,
                compilation,
                model.network().values(),
                optimizer,
                step > 0 ? model.measured() : Optional.empty(),
                new TrainingPoint(
                        epoch,
                        step,
                        model.network().randomStates(),
                        model.network().frozen()));
    }

    /** The next epoch, or the one that is under way, from 0. */
    public int epoch() {
        return point.epoch();
    }

    /** How many steps of that epoch are done; 0 between epochs. */
    public long step() {
        return point.step();
    }

    /** Makes the model anew, with its parameters, on any backend; compiled if the checkpoint says how. */
    public Model model(Backend backend) {
        return model(backend, LayerJson.standard());
    }

    /**
     * Makes a model with layers of your own anew, with its parameters, on any backend; compiled if the checkpoint says how.
     *
     * @param json knows these layers
     * @throws InvalidArgumentException if the checkpoint holds no architecture, or one with unknown parts, naming their path
     */
    public Model model(Backend backend, LayerJson json) {
        return model(backend, json, CompilationJson.standard());
    }

    /**
     * Makes a model with layers, losses, metrics or an optimizer of your own anew, with its parameters, on any backend; compiled if
     * the checkpoint says how.
     *
     * @param layers knows these layers
     * @param training knows the rest of them
     * @throws InvalidArgumentException if the checkpoint holds no architecture, or unknown parts, naming their path
     */
    public Model model(Backend backend, LayerJson layers, CompilationJson training) {
        String text = architecture.orElseThrow(
                () -> new InvalidArgumentException(
                        "checkpoint: it holds no architecture, as"
                                + " that has a part which JSON cannot hold; expected one: build the model, and restore the checkpoint into it"));
        Architecture read = Architecture.read(text, layers);
        Optional<Compilation> compiled = compilation.map(training::read);
        Model model = Model.build(backend, read.layers(), read.inputs().toArray(Input[]::new));
        try {
            model.network().restoreFrozen(point.frozen());
            compiled.ifPresent(model::compile);
            restore(model);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Puts it into a model of the same architecture, which is compiled with the same optimizer, and with the same parameters frozen, if
     * the optimizer's memory is to come back. Nothing is changed unless everything fits.
     *
     * @throws InvalidArgumentException if a parameter is missing, unknown, or of another shape, naming it
     */
    public void restore(Model model) {
        Map<String, Variable> parameters = new LinkedHashMap<>();
        model.network().parameters().forEach(each -> parameters.put(each.name(), each.variable()));
        Map<String, TensorData> fittingWeights = fitting("parameter", weights, parameters);
        Map<String, Variable> slots =
                model.isCompiled() && !optimizer.isEmpty() ? model.optimizer().variables() : Map.of();
        Map<String, TensorData> fittingSlots =
                slots.isEmpty() ? Map.of() : fitting("optimizer variable", optimizer, slots);
        if (model.isCompiled()) {
            model.measured(metrics);
        }
        fittingWeights.forEach((name, data) -> parameters.get(name).assign(data));
        fittingSlots.forEach((name, data) -> slots.get(name).assign(data));
        model.network().restoreRandomStates(point.random());
    }

    private static Map<String, TensorData> fitting(
            String kind, Map<String, TensorData> saved, Map<String, Variable> variables) {
        if (!saved.keySet().equals(variables.keySet())) {
            throw new InvalidArgumentException("checkpoint: it holds the " + kind + "s " + saved.keySet()
                    + " and the model has " + variables.keySet()
                    + "; expected the same: build the same architecture, and compile it with the same optimizer");
        }
        Map<String, TensorData> result = new LinkedHashMap<>();
        saved.forEach((name, data) -> {
            Variable variable = variables.get(name);
            if (!data.shape().equals(variable.shape())
                    || data.dtype().isFloating() != variable.dtype().isFloating()) {
                throw new InvalidArgumentException("checkpoint: the " + kind + " '" + name + "' is " + data.type()
                        + " in the file and " + variable.type() + " in the model; expected the same shape and kind");
            }
            result.put(name, data.as(variable.dtype()));
        });
        return result;
    }

    /**
     * Writes the file.
     *
     * @throws dev.tandem.error.OutputFileException if it cannot be written; what was there before stays
     */
    public void write(Path file) {
        Map<String, AtomicFile.Content> parts = new LinkedHashMap<>();
        architecture.ifPresent(text -> parts.put(ARCHITECTURE, text(text)));
        compilation.ifPresent(text -> parts.put(COMPILATION, text(text)));
        parts.put(WEIGHTS, SafeTensors.of(weights)::write);
        parts.put(OPTIMIZER, SafeTensors.of(optimizer)::write);
        metrics.ifPresent(sums -> parts.put(METRICS, SafeTensors.of(Map.of(SUMS, sums))::write));
        parts.put(TRAINING, text(point.write()));
        SealedArchive.write(file, parts);
    }

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a file.
     *
     * @throws CorruptFileException if there is none, or it is not a checkpoint as it was written
     */
    public static Checkpoint read(Path file) {
        Map<String, ByteBuffer> parts = SealedArchive.read(file);
        String training =
                StandardCharsets.UTF_8.decode(part(file, parts, TRAINING)).toString();
        return new Checkpoint(
                text(parts, ARCHITECTURE),
                text(parts, COMPILATION),
                tensors(file, parts, WEIGHTS),
                tensors(file, parts, OPTIMIZER),
                parts.containsKey(METRICS)
                        ? Optional.ofNullable(tensors(file, parts, METRICS).get(SUMS))
                        : Optional.empty(),
                TrainingPoint.read(training, file + "!" + TRAINING));
    }

    private static Optional<String> text(Map<String, ByteBuffer> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
    }

    private static Map<String, TensorData> tensors(Path file, Map<String, ByteBuffer> parts, String name) {
        return SafeTensors.read(part(file, parts, name), file + "!" + name).tensors();
    }

    private static ByteBuffer part(Path file, Map<String, ByteBuffer> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new CorruptFileException(file + ": there is no '" + name
                        + "' in it; expected a checkpoint: it holds " + parts.keySet()));
    }
}
