package dev.tandem.nn.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import java.io.IOException;
import java.io.StringReader;

/**
 * Architectures as JSON, there and back.
 *
 * <pre>{@code
 * LayerJson json = LayerJson.standard().with("Scale", Scale.class);
 * String text = json.write(Sequential.of(Dense.of(3), new Scale()));
 * Layer same = json.read(text);
 * }</pre>
 *
 * <p>A record is an object of its components; where a component may hold several types, as layers, initializers, regularizers
 * and constraints do, a property {@code type} names it. Every property must be there, and no other may. A file can make the
 * registered types only. Records are looked into by reflection, as they are made for; their names in JSON are given here.
 */
public final class LayerJson {
    private static final Gson TEXT =
            new GsonBuilder().setPrettyPrinting().serializeNulls().create();

    private final JsonTypes types;

    private LayerJson(JsonTypes types) {
        this.types = types;
    }

    /** Knows all of the library's own types. */
    public static LayerJson standard() {
        return new LayerJson(JsonTypes.standard());
    }

    /**
     * The same, which knows a type more: a layer, an initializer, a regularizer or a constraint.
     *
     * @param name in JSON
     * @param type a record of values, lists and records
     * @throws InvalidArgumentException if the name is taken
     */
    public LayerJson with(String name, Class<? extends Record> type) {
        return new LayerJson(types.with(name, type));
    }

    /**
     * An architecture as JSON.
     *
     * @throws InvalidArgumentException if a part is a Lambda or of a type that is not registered, naming its path
     */
    public String write(Layer layer) {
        return TEXT.toJson(new JsonWriter(types).write(JsonPath.ROOT, Layer.class, layer));
    }

    /** What goes into a network as JSON. */
    public String write(Input input) {
        return TEXT.toJson(new JsonWriter(types).write(JsonPath.ROOT, Input.class, input));
    }

    /**
     * An architecture out of JSON.
     *
     * @throws dev.tandem.error.TandemException if the text is no JSON, or a property is unknown, missing or wrong, naming its
     *     path
     */
    public Layer read(String text) {
        return (Layer) new JsonReading(types).read(JsonPath.ROOT, Layer.class, parsed(text));
    }

    /** What goes into a network, out of JSON; mistakes as {@link #read}. */
    public Input readInput(String text) {
        return (Input) new JsonReading(types).read(JsonPath.ROOT, Input.class, parsed(text));
    }

    private static JsonElement parsed(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new InvalidArgumentException("JSON: there is more text after the end; expected one value");
            }
            return element;
        } catch (IOException | JsonParseException e) {
            throw new InvalidArgumentException("JSON: " + e.getMessage() + "; expected a well-formed text");
        }
    }
}
