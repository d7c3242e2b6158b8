package dev.tandem.train;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.json.LayerJson;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model is made of, without its numbers.
 *
 * @param inputs what goes in
 * @param layers what is done with it
 */
record Architecture(List<Input> inputs, Layer layers) {
    /** Copies the list. */
    Architecture {
        inputs = List.copyOf(inputs);
    }

    static Architecture of(Model model) {
        return new Architecture(
                model.network().blueprint().inputs(),
                model.network().blueprint().architecture());
    }

    /** As {@code {"inputs": [...], "layers": {...}}}. */
    String write(LayerJson json) {
        JsonArray all = new JsonArray();
        inputs.forEach(input -> all.add(JsonParser.parseString(json.write(input))));
        JsonObject whole = new JsonObject();
        whole.add("inputs", all);
        whole.add("layers", JsonParser.parseString(json.write(layers)));
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(whole);
    }

    /** Reads what {@link #write} wrote. */
    static Architecture read(String text, LayerJson json) {
        try {
            JsonObject whole = JsonParser.parseString(text).getAsJsonObject();
            if (!whole.has("inputs") || !whole.has("layers")) {
                throw new JsonParseException("inputs or layers are missing");
            }
            List<Input> inputs = new ArrayList<>();
            for (JsonElement input : whole.getAsJsonArray("inputs")) {
                inputs.add(json.readInput(input.toString()));
            }
            return new Architecture(inputs, json.read(whole.get("layers").toString()));
        } catch (JsonParseException | IllegalStateException | ClassCastException e) {
            throw new InvalidArgumentException(
                    "architecture: " + e.getMessage() + "; expected {\"inputs\": […], \"layers\": {…}}");
        }
    }
}
