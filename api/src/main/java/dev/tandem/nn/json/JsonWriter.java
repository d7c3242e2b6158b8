package dev.tandem.nn.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tandem.nn.layer.Lambda;
import dev.tandem.type.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Values as JSON: a record is an object of its components, with its type's name where a component may hold several types. */
final class JsonWriter {
    private final JsonTypes types;

    JsonWriter(JsonTypes types) {
        this.types = types;
    }

    /**
     * Writes a value.
     *
     * @param declared the type that the component has, which decides whether the value's own must be named
     */
    JsonElement write(JsonPath path, Class<?> declared, Object value) {
        if (value instanceof Lambda) {
            throw path.error(
                    "a Lambda holds Java code, which no file can; expected layers that are records of their settings:"
                            + " write a UnaryLayer of your own instead, and register it with LayerJson.with");
        }
        if (value instanceof Number number) {
            return number(path, number);
        }
        if (value instanceof Boolean bool) {
            return new JsonPrimitive(bool);
        }
        if (value instanceof String string) {
            return new JsonPrimitive(string);
        }
        if (value instanceof Enum<?> constant) {
            return new JsonPrimitive(constant.name());
        }
        if (value instanceof Shape shape) {
            return array(path, shape.toList());
        }
        if (value instanceof List<?> list) {
            return array(path, list);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> write(path, inner.getClass(), inner)).orElse(JsonNull.INSTANCE);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? new JsonPrimitive(optional.getAsInt()) : JsonNull.INSTANCE;
        }
        if (value instanceof Record object) {
            return object(path, declared, object);
        }
        throw path.error("got a " + value.getClass().getName()
                + "; expected a record, a list, an optional, an enum, a string, a number or a boolean");
    }

    private static JsonElement number(JsonPath path, Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw path.error("got " + number + "; expected a finite number: JSON has no other");
        }
        return new JsonPrimitive(number);
    }

    private JsonArray array(JsonPath path, List<?> list) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            array.add(write(path.element(i), element.getClass(), element));
        }
        return array;
    }

    private JsonObject object(JsonPath path, Class<?> declared, Record value) {
        JsonObject object = new JsonObject();
        if (declared.isInterface()) {
            object.addProperty("type", types.nameOf(path, value));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            JsonPath inner = path.property(component.getName());
            object.add(component.getName(), write(inner, component.getType(), read(inner, component, value)));
        }
        return object;
    }

    private static Object read(JsonPath path, RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw path.error(
                    "cannot be read of " + value.getClass().getName() + " (" + e + "); expected a public record");
        }
    }
}
