package dev.tandem.nn.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tandem.nn.layer.Lambda;
import dev.tandem.type.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
    JsonElement write(JsonPath path, Type declared, Object value) {
        if (value instanceof Lambda) {
            throw path.error(
                    "a Lambda holds Java code, which no file can; expected layers that are records of their settings:"
                            + " write a UnaryLayer of your own instead, and register it");
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
            return array(path, Long.class, shape.toList());
        }
        if (value instanceof List<?> list) {
            return array(path, argument(declared), list);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> write(path, argument(declared), inner)).orElse(JsonNull.INSTANCE);
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? new JsonPrimitive(optional.getAsInt()) : JsonNull.INSTANCE;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? number(path, optional.getAsDouble()) : JsonNull.INSTANCE;
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

    /** What a list or an optional is declared to hold. */
    private static Type argument(Type declared) {
        return declared instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }

    private JsonArray array(JsonPath path, Type element, List<?> list) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < list.size(); i++) {
            array.add(write(path.element(i), element, list.get(i)));
        }
        return array;
    }

    private JsonObject object(JsonPath path, Type declared, Record value) {
        JsonObject object = new JsonObject();
        if (declared instanceof Class<?> raw && raw.isInterface()) {
            object.addProperty("type", types.nameOf(path, value));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            JsonPath inner = path.property(component.getName());
            object.add(component.getName(), write(inner, component.getGenericType(), read(inner, component, value)));
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
