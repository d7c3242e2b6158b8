package dev.tandem.train;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tandem.backend.Backend;
import dev.tandem.error.CorruptFileException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.function.Variable;
import dev.tandem.io.AtomicFile;
import dev.tandem.io.SafeTensors;
import dev.tandem.io.SealedArchive;
import dev.tandem.nn.Input;
import dev.tandem.nn.json.LayerJson;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a training needs to go on, on any engine: parameters, what the optimizer remembers, where random draws stand, and the
 * next epoch. Training that goes on from it computes bit for bit what it would have computed, on the same engine.
 *
 * <pre>{@code
 * Checkpoint.of(model, 10).write(Path.of("iris.tandem"));
 * ...
 * Checkpoint checkpoint = Checkpoint.read(Path.of("iris.tandem"));
 * checkpoint.restore(model);
 * model.fit(batches, FitOptions.epochs(20).initialEpoch(checkpoint.epoch()));
 * }</pre>
 *
 * <p>For a model that is only to predict, {@code checkpoint.model(backend)} makes it anew.
 *
 * <p>The file is a zip archive without compression: {@code architecture.json}, {@code weights.safetensors}, {@code
 * optimizer.safetensors}, {@code training.json}, and a manifest with their SHA-256 sums. It is written as a whole or not at all.
 *
 * @param architecture of the network, in JSON; empty if it has a part that JSON cannot hold, such as a Lambda
 * @param weights every parameter by name
 * @param optimizer what it remembers, by name; empty if the model was not compiled
 * @param random where the layers' random draws stand, by layer
 * @param epoch the next one, from 0
 */
public record Checkpoint(
        Optional<String> architecture,
        Map<String, TensorData> weights,
        Map<String, TensorData> optimizer,
        Map<String, NeutralRandom.State> random,
        int epoch) {
    private static final String ARCHITECTURE = "architecture.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String TRAINING = "training.json";

    /** Checks the epoch. */
    public Checkpoint {
        if (epoch < 0) {
            throw new InvalidArgumentException("checkpoint: the epoch is " + epoch + "; expected 0 or more");
        }
        weights = new LinkedHashMap<>(weights);
        optimizer = new LinkedHashMap<>(optimizer);
        random = new TreeMap<>(random);
    }

    /**
     * A model as it is now. If it has a part that JSON cannot hold, the architecture is left out: then a program has to build it
     * before it restores the rest.
     *
     * @param epoch the one to go on with
     */
    public static Checkpoint of(Model model, int epoch) {
        Optional<String> architecture;
        try {
            architecture = Optional.of(Architecture.of(model).write(LayerJson.standard()));
        } catch (InvalidArgumentException withoutJson) {
            architecture = Optional.empty();
        }
        return of(model, epoch, architecture);
    }

    /**
     * A model with layers of your own as it is now.
     *
     * @param epoch the one to go on with
     * @param json knows these layers
     * @throws InvalidArgumentException if it has a part that JSON cannot hold, naming its path
     */
    public static Checkpoint of(Model model, int epoch, LayerJson json) {
        return of(model, epoch, Optional.of(Architecture.of(model).write(json)));
    }

    private static Checkpoint of(Model model, int epoch, Optional<String> architecture) {
        Map<String, TensorData> optimizer = new LinkedHashMap<>();
        if (model.isCompiled()) {
            model.optimizer().variables().forEach((name, variable) -> optimizer.put(name, variable.data()));
        }
        return new Checkpoint(
                architecture,
                model.network().values(),
                optimizer,
                model.network().randomStates(),
                epoch);
    }

    /** Makes the model anew, with its parameters, on any backend; not compiled. */
    public Model model(Backend backend) {
        return model(backend, LayerJson.standard());
    }

    /**
     * Makes a model with layers of your own anew, with its parameters, on any backend; not compiled.
     *
     * @param json knows these layers
     * @throws InvalidArgumentException if the checkpoint holds no architecture, or one with unknown parts, naming their path
     */
    public Model model(Backend backend, LayerJson json) {
        String text = architecture.orElseThrow(
                () -> new InvalidArgumentException(
                        "checkpoint: it holds no architecture, as"
                                + " that has a part which JSON cannot hold; expected one: build the model, and restore the checkpoint into it"));
        Architecture read = Architecture.read(text, json);
        Model model = Model.build(backend, read.layers(), read.inputs().toArray(Input[]::new));
        restore(model);
        return model;
    }

    /**
     * Puts it into a model of the same architecture, which is compiled with the same optimizer if the optimizer's memory is to come
     * back. Nothing is changed unless everything fits.
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
        fittingWeights.forEach((name, data) -> parameters.get(name).assign(data));
        fittingSlots.forEach((name, data) -> slots.get(name).assign(data));
        model.network().restoreRandomStates(random);
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
        architecture.ifPresent(
                text -> parts.put(ARCHITECTURE, out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
        parts.put(WEIGHTS, SafeTensors.of(weights)::write);
        parts.put(OPTIMIZER, SafeTensors.of(optimizer)::write);
        byte[] training = training().getBytes(StandardCharsets.UTF_8);
        parts.put(TRAINING, out -> out.write(training));
        SealedArchive.write(file, parts);
    }

    private String training() {
        JsonObject json = new JsonObject();
        json.addProperty("epoch", epoch);
        JsonObject draws = new JsonObject();
        random.forEach((layer, state) -> {
            JsonArray numbers = new JsonArray();
            // As text: not every reader of JSON keeps 64 bits.
            numbers.add(Long.toString(state.seed()));
            numbers.add(Long.toString(state.stream()));
            numbers.add(Long.toString(state.position()));
            draws.add(layer, numbers);
        });
        json.add("random", draws);
        return new Gson().toJson(json);
    }

    /**
     * Reads a file.
     *
     * @throws CorruptFileException if there is none, or it is not a checkpoint as it was written
     */
    public static Checkpoint read(Path file) {
        Map<String, ByteBuffer> parts = SealedArchive.read(file);
        Map<String, TensorData> weights = SafeTensors.read(part(file, parts, WEIGHTS), file + "!" + WEIGHTS)
                .tensors();
        Map<String, TensorData> optimizer = SafeTensors.read(part(file, parts, OPTIMIZER), file + "!" + OPTIMIZER)
                .tensors();
        Optional<String> architecture = Optional.ofNullable(parts.get(ARCHITECTURE))
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
        String text = StandardCharsets.UTF_8.decode(part(file, parts, TRAINING)).toString();
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            if (!json.has("random") || !json.has("epoch")) {
                throw new JsonParseException("random or epoch is missing");
            }
            Map<String, NeutralRandom.State> random = new TreeMap<>();
            for (Map.Entry<String, JsonElement> entry :
                    json.getAsJsonObject("random").entrySet()) {
                JsonArray numbers = entry.getValue().getAsJsonArray();
                random.put(
                        entry.getKey(),
                        new NeutralRandom.State(
                                numbers.get(0).getAsLong(),
                                numbers.get(1).getAsLong(),
                                numbers.get(2).getAsLong()));
            }
            return new Checkpoint(
                    architecture, weights, optimizer, random, json.get("epoch").getAsInt());
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NumberFormatException
                | IndexOutOfBoundsException e) {
            throw new CorruptFileException(
                    file + "!" + TRAINING + ": expected {\"epoch\": …, \"random\": {…}}; got " + text, e);
        }
    }

    private static ByteBuffer part(Path file, Map<String, ByteBuffer> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new CorruptFileException(file + ": there is no '" + name
                        + "' in it; expected a checkpoint: it holds " + parts.keySet()));
    }
}
