package dev.tandem.train;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tandem.error.CorruptFileException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a training stands.
 *
 * @param epoch the next one, or the one that is under way, from 0
 * @param step how many steps of that epoch are done; 0 between epochs
 * @param random where the layers' random draws stand, by layer
 * @param frozen names of the parameters that training is kept away from
 */
public record TrainingPoint(int epoch, long step, Map<String, NeutralRandom.State> random, Set<String> frozen) {
    /** Checks the numbers, and copies the rest. */
    public TrainingPoint {
        if (epoch < 0 || step < 0) {
            throw new InvalidArgumentException(
                    "checkpoint: the epoch is " + epoch + " and the step " + step + "; expected 0 or more");
        }
        random = Collections.unmodifiableMap(new TreeMap<>(random));
        frozen = Collections.unmodifiableSet(new TreeSet<>(frozen));
    }

    String write() {
        JsonObject json = new JsonObject();
        json.addProperty("epoch", epoch);
        json.addProperty("step", step);
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
        JsonArray names = new JsonArray();
        frozen.forEach(names::add);
        json.add("frozen", names);
        return new Gson().toJson(json);
    }

    static TrainingPoint read(String text, String file) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            if (!json.keySet().equals(Set.of("epoch", "step", "random", "frozen"))) {
                throw new JsonParseException("a property is missing or unknown");
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
            Set<String> frozen = new TreeSet<>();
            json.getAsJsonArray("frozen").forEach(name -> frozen.add(name.getAsString()));
            return new TrainingPoint(
                    json.get("epoch").getAsInt(), json.get("step").getAsLong(), random, frozen);
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | UnsupportedOperationException
                | NumberFormatException
                | IndexOutOfBoundsException
                | InvalidArgumentException e) {
            throw new CorruptFileException(
                    file + ": expected {\"epoch\": …, \"step\": …, \"random\": {…}, \"frozen\": […]}; got " + text, e);
        }
    }
}
