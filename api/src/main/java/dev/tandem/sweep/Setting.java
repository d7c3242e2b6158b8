package dev.tandem.sweep;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One choice of everything that a sweep varies: {@code units=8, rate=0.1}. Two with the same values are the same, in whatever
 * order they were named.
 *
 * @param values by name: whole numbers as {@link Long}, others as {@link Double}, {@link Boolean}, {@link String}
 */
public record Setting(Map<String, Object> values) {
    /**
     * Brings numbers into one form, so that a setting read from a file is the one that was written.
     *
     * @throws InvalidArgumentException if there is none, a name is empty, or a value is neither a finite number, nor a truth
     *     value, nor a text
     */
    public Setting {
        if (values.isEmpty()) {
            throw new InvalidArgumentException("a setting has no values; expected at least one, such as \"units\", 8");
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name, plain(name, value)));
        values = Collections.unmodifiableMap(plain);
    }

    private static Object plain(String name, Object value) {
        if (name == null || name.isBlank()) {
            throw new InvalidArgumentException(
                    "a setting names a value '" + name + "'; expected a name that is not empty");
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return plain(name, number.doubleValue());
        }
        boolean allowed = value instanceof Long
                || value instanceof Boolean
                || value instanceof String
                || (value instanceof Double number && Double.isFinite(number));
        if (!allowed) {
            throw new InvalidArgumentException("the setting '" + name + "' is " + value
                    + "; expected a finite number, true or false, or a text: give a name to what is more than that");
        }
        return value;
    }

    /** A setting of one value. */
    public static Setting of(String name, Object value) {
        return new Setting(Collections.singletonMap(name, value));
    }

    /**
     * The same with one value more.
     *
     * @throws InvalidArgumentException if it has one of that name
     */
    public Setting and(String name, Object value) {
        if (values.containsKey(name)) {
            throw new InvalidArgumentException(
                    "the setting '" + name + "' is given twice, in " + this + "; expected each name once");
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Setting(more);
    }

    /** A whole number that fits an {@code int}. */
    public int integer(String name) {
        Object value = value(name);
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw wrongKind(name, value, "a whole number");
    }

    /** A number, whole or not. */
    public double number(String name) {
        Object value = value(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrongKind(name, value, "a number");
    }

    /** A text. */
    public String text(String name) {
        Object value = value(name);
        if (value instanceof String text) {
            return text;
        }
        throw wrongKind(name, value, "a text");
    }

    /** True or false. */
    public boolean flag(String name) {
        Object value = value(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrongKind(name, value, "true or false");
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new InvalidArgumentException("there is no setting '" + name + "'; expected one of " + values.keySet()
                    + Suggestions.nearest(name, values.keySet())
                            .map(near -> ": did you mean '" + near + "'?")
                            .orElse(""));
        }
        return value;
    }

    private static InvalidArgumentException wrongKind(String name, Object value, String expected) {
        return new InvalidArgumentException("the setting '" + name + "' is " + value + ", a "
                + value.getClass().getSimpleName() + "; expected " + expected);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
