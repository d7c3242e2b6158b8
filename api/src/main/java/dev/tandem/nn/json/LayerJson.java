package dev.tandem.nn.json;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;

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
    private final RecordJson records;

    private LayerJson(RecordJson records) {
        this.records = records;
    }

    /** Knows all of the library's own types. */
    public static LayerJson standard() {
        return new LayerJson(new RecordJson(JsonTypes.standard()));
    }

    /**
     * The same, which knows a type more: a layer, an initializer, a regularizer or a constraint.
     *
     * @param name in JSON
     * @param type a record of values, lists and records
     * @throws InvalidArgumentException if the name is taken
     */
    public LayerJson with(String name, Class<? extends Record> type) {
        return new LayerJson(records.with(name, type));
    }

    /**
     * An architecture as JSON.
     *
     * @throws InvalidArgumentException if a part is a Lambda or of a type that is not registered, naming its path
     */
    public String write(Layer layer) {
        return records.write(Layer.class, layer);
    }

    /** What goes into a network as JSON. */
    public String write(Input input) {
        return records.write(Input.class, input);
    }

    /**
     * An architecture out of JSON.
     *
     * @throws dev.tandem.error.TandemException if the text is no JSON, or a property is unknown, missing or wrong, naming its
     *     path
     */
    public Layer read(String text) {
        return records.read(Layer.class, text);
    }

    /** What goes into a network, out of JSON; mistakes as {@link #read}. */
    public Input readInput(String text) {
        return records.read(Input.class, text);
    }
}
