package dev.tandem.nn.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tandem.error.TandemException;
import dev.tandem.type.Shape;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Values out of JSON, each checked against the type of the component that it is for. */
final class JsonReading {
    private final JsonTypes types;

    JsonReading(JsonTypes types) {
        this.types = types;
    }

    Object read(JsonPath path, Type type, JsonElement json) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == List.class) {
                return list(path, argument, json);
            }
            if (generic.getRawType() == Optional.class) {
                return json.isJsonNull() ? Optional.empty() : Optional.of(read(path, argument, json));
            }
        }
        if (!(type instanceof Class<?> raw)) {
            throw path.error(
                    "cannot be read as a " + type + "; expected a component that is a record, a list or a value");
        }
        if (raw == OptionalInt.class) {
            return json.isJsonNull() ? OptionalInt.empty() : OptionalInt.of((Integer) read(path, int.class, json));
        }
        if (raw == OptionalDouble.class) {
            return json.isJsonNull()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((Double) read(path, double.class, json));
        }
        if (raw == Shape.class) {
            return Shape.of(list(path, Long.class, json).stream()
                    .mapToLong(size -> (Long) size)
                    .toArray());
        }
        if (raw.isInterface() || raw.isRecord()) {
            return record(path, raw, json);
        }
        if (raw.isEnum()) {
            return constant(path, raw, json);
        }
        return value(path, raw, json);
    }

    private List<Object> list(JsonPath path, Type element, JsonElement json) {
        if (!(json instanceof JsonArray array)) {
            throw path.error("got " + json + "; expected an array");
        }
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            result.add(read(path.element(i), element, array.get(i)));
        }
        return result;
    }

    private static Object constant(JsonPath path, Class<?> type, JsonElement json) {
        String name = (String) value(path, String.class, json);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        path.error("got '" + name + "'; expected one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Object value(JsonPath path, Class<?> type, JsonElement json) {
        if (json instanceof JsonPrimitive primitive) {
            if (primitive.isString() && type == String.class) {
                return primitive.getAsString();
            }
            if (primitive.isBoolean() && type == boolean.class) {
                return primitive.getAsBoolean();
            }
            if (primitive.isNumber()) {
                try {
                    if (type == int.class || type == Integer.class) {
                        return exact(primitive).intValueExact();
                    }
                    if (type == long.class || type == Long.class) {
                        return exact(primitive).longValueExact();
                    }
                    if ((type == double.class || type == Double.class) && Double.isFinite(primitive.getAsDouble())) {
                        return primitive.getAsDouble();
                    }
                } catch (ArithmeticException | NumberFormatException e) {
                    throw path.error(
                            "got " + json + "; expected a whole number within the range of " + type.getSimpleName());
                }
            }
        }
        throw path.error("got " + json + "; expected a " + type.getSimpleName());
    }

    /** A number of so few digits that it is quick to look at: a giant exponent is no whole number. */
    private static BigDecimal exact(JsonPrimitive number) {
        BigDecimal value = number.getAsBigDecimal();
        if (Math.abs((long) value.scale()) > 400) {
            throw new ArithmeticException();
        }
        return value;
    }

    private Object record(JsonPath path, Class<?> declared, JsonElement json) {
        if (!(json instanceof JsonObject object)) {
            throw path.error("got " + json + "; expected an object");
        }
        Class<?> type = declared;
        if (declared.isInterface()) {
            if (!object.has("type")) {
                throw path.error("the property 'type' is missing; expected the name of a " + declared.getSimpleName());
            }
            type = types.named(path, (String) value(path.property("type"), String.class, object.get("type")));
            if (!declared.isAssignableFrom(type)) {
                throw path.error("got the type '" + type.getSimpleName() + "'; expected a " + declared.getSimpleName());
            }
        }
        RecordComponent[] components = type.getRecordComponents();
        requireKnown(path, declared, components, object);
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            if (!object.has(name)) {
                throw path.error("the property '" + name + "' of " + type.getSimpleName()
                        + " is missing; expected all of " + names(components));
            }
            arguments[i] = read(path.property(name), components[i].getGenericType(), object.get(name));
        }
        return make(path, type, components, arguments);
    }

    private static void requireKnown(
            JsonPath path, Class<?> declared, RecordComponent[] components, JsonObject object) {
        List<String> known = names(components);
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            if (!known.contains(entry.getKey())
                    && !(declared.isInterface() && entry.getKey().equals("type"))) {
                throw path.error("there is no property '" + entry.getKey() + "'; expected those of " + known);
            }
        }
    }

    private static List<String> names(RecordComponent[] components) {
        return Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toList());
    }

    private static Object make(JsonPath path, Class<?> type, RecordComponent[] components, Object[] arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TandemException mistake) {
                mistake.happenedIn("JSON at " + path.text());
                throw mistake;
            }
            throw path.error(type.getSimpleName() + " rejects its settings (" + e.getCause() + "); expected others");
        } catch (ReflectiveOperationException e) {
            throw path.error(type.getName() + " cannot be made (" + e + "); expected a public record");
        }
    }
}
