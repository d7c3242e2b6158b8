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
import java.io.IOException;
import java.io.StringReader;
import java.util.List;

/**
 * Records as JSON, there and back: an object of their components, with the name of the type where a component is declared as an
 * interface. Every property must be there, and no other may. A file can make the registered types only.
 */
public final class RecordJson {
    private static final Gson TEXT =
            new GsonBuilder().setPrettyPrinting().serializeNulls().create();

    private final JsonTypes types;

    RecordJson(JsonTypes types) {
        this.types = types;
    }

    /**
     * Knows these types, under the names of their classes.
     *
     * @throws InvalidArgumentException if two have one name
     */
    public static RecordJson of(List<Class<? extends Record>> types) {
        return new RecordJson(JsonTypes.named(types));
    }

    /**
     * The same, which knows a type more.
     *
     * @throws InvalidArgumentException if the name is taken
     */
    public RecordJson with(String name, Class<? extends Record> type) {
        return new RecordJson(types.with(name, type));
    }

    /**
     * A value as JSON.
     *
     * @param declared the interface or record that it will be read as
     * @throws InvalidArgumentException if a part is a function, or of a type that is not registered, naming its path
     */
    public <T> String write(Class<T> declared, T value) {
        return TEXT.toJson(new JsonWriter(types).write(JsonPath.ROOT, declared, value));
    }

    /**
     * A value out of JSON.
     *
     * @throws dev.tandem.error.TandemException if the text is no JSON, or a property is unknown, missing or wrong, naming its
     *     path
     */
    public <T> T read(Class<T> declared, String text) {
        return declared.cast(new JsonReading(types).read(JsonPath.ROOT, declared, parsed(text)));
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
