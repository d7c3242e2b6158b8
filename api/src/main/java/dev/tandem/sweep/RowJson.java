package dev.tandem.sweep;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A row as JSON on one line, there and back: {@code {"setting":{"units":8},"seed":1,"measured":{"loss":0.25}}}. */
final class RowJson {
    private static final String BEGINNING = "{\"setting\":{";

    private RowJson() {}

    static String write(SweepRow row) {
        JsonObject setting = new JsonObject();
        row.trial().setting().values().forEach((name, value) -> setting.add(name, primitive(value)));
        JsonObject measured = new JsonObject();
        // JSON has no NaN and no infinity: as texts they stay what they are.
        row.measured()
                .forEach((name, number) -> measured.add(
                        name,
                        Double.isFinite(number) ? new JsonPrimitive(number) : new JsonPrimitive(number.toString())));
        JsonObject all = new JsonObject();
        all.add("setting", setting);
        all.addProperty("seed", row.trial().seed());
        all.add("measured", measured);
        return all.toString();
    }

    private static JsonPrimitive primitive(Object value) {
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive((String) value);
    }

    /** Whether that could be what was written of a row before the process ended. */
    static boolean mayBegin(String text) {
        return text.startsWith(BEGINNING) || BEGINNING.startsWith(text);
    }

    /** Reads a line; throws what Gson or the records throw, if it is not a row. */
    static SweepRow read(String line) {
        JsonElement element = JsonParser.parseString(line);
        if (!element.isJsonObject()
                || !element.getAsJsonObject().keySet().equals(Set.of("setting", "seed", "measured"))) {
            throw new JsonParseException("expected an object of setting, seed and measured");
        }
        JsonObject all = element.getAsJsonObject();
        Map<String, Object> values = new LinkedHashMap<>();
        all.getAsJsonObject("setting")
                .entrySet()
                .forEach(value ->
                        values.put(value.getKey(), plain(value.getValue().getAsJsonPrimitive())));
        Map<String, Double> measured = new LinkedHashMap<>();
        all.getAsJsonObject("measured")
                .entrySet()
                .forEach(number -> measured.put(
                        number.getKey(), Double.valueOf(number.getValue().getAsString())));
        return new SweepRow(new Trial(new Setting(values), all.get("seed").getAsLong()), measured);
    }

    private static Object plain(JsonPrimitive value) {
        if (value.isBoolean()) {
            return value.getAsBoolean();
        }
        String text = value.getAsString();
        if (value.isString()) {
            return text;
        }
        // Whole numbers are written without a point, others never are.
        return text.matches("-?\\d+") ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
    }
}
