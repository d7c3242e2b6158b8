package dev.tandem.lessons.cli;

import com.google.gson.stream.JsonWriter;
import dev.tandem.compare.Comparison;
import dev.tandem.compare.Difference;
import dev.tandem.compare.RunRecord;
import dev.tandem.config.Setting;
import dev.tandem.config.TandemConfig;
import dev.tandem.type.TensorData;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Results as JSON: an object for one lesson, an array of objects for several.
 *
 * <p>Numbers are written so that they read back exactly; NaN and infinities, which JSON has no numbers for, are the strings
 * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Tensors are nested arrays.
 */
final class JsonReport {
    /**
     * What is written of a lesson.
     *
     * @param lesson its name
     * @param settings that it ran with
     * @param runs one, or two that were compared
     * @param comparison of two
     * @param locked whether the two were kept in step
     */
    record Result(
            String lesson,
            TandemConfig settings,
            List<RunRecord> runs,
            Optional<Comparison> comparison,
            boolean locked) {}

    private final StringWriter text = new StringWriter();
    private final JsonWriter json = writer(text);

    private JsonReport() {
        json.setIndent("  ");
    }

    /** What an object or array is written by. */
    @FunctionalInterface
    interface Body {
        void writeTo(JsonWriter json) throws IOException;
    }

    /** The text of these results, with a line end. */
    static String of(List<Result> results) throws IOException {
        return text(json -> {
            if (results.size() == 1) {
                write(json, results.get(0));
                return;
            }
            json.beginArray();
            for (Result result : results) {
                write(json, result);
            }
            json.endArray();
        });
    }

    /** The text of whatever is written, with a line end. */
    static String text(Body body) throws IOException {
        JsonReport report = new JsonReport();
        body.writeTo(report.json);
        report.json.close();
        return report.text + "\n";
    }

    private static void write(JsonWriter json, Result result) throws IOException {
        json.beginObject();
        json.name("lesson").value(result.lesson());
        json.name("settings").beginObject();
        for (Setting<?> setting : result.settings().settings()) {
            // Which backends ran is told by the runs.
            if (!setting.name().equals("tandem.backend")) {
                json.name(setting.name().replaceFirst("^tandem\\.", ""));
                setting(json, setting.value());
            }
        }
        if (result.comparison().isPresent()) {
            json.name("locked").value(result.locked());
        }
        json.endObject();
        json.name("runs").beginObject();
        for (RunRecord run : result.runs()) {
            json.name(run.engine());
            write(json, run);
        }
        json.endObject();
        if (result.comparison().isPresent()) {
            json.name("comparison");
            write(json, result.comparison().get());
        }
        json.endObject();
    }

    /** Numbers as numbers, all else as text. */
    static void setting(JsonWriter json, Object value) throws IOException {
        if (value instanceof Number number) {
            json.value(number);
        } else {
            json.value(value.toString());
        }
    }

    private static void write(JsonWriter json, RunRecord run) throws IOException {
        json.beginObject();
        json.name("engine").value(run.description());
        json.name("seconds").value(run.seconds());
        json.name("series").beginObject();
        for (Map.Entry<String, List<Double>> series : run.series().entrySet()) {
            json.name(series.getKey());
            onOneLine(json, line -> {
                line.beginArray();
                for (double number : series.getValue()) {
                    number(line, number);
                }
                line.endArray();
            });
        }
        json.endObject();
        json.name("values").beginObject();
        for (Map.Entry<String, Double> value : run.values().entrySet()) {
            number(json.name(value.getKey()), value.getValue());
        }
        for (Map.Entry<String, TensorData> tensor : run.tensors().entrySet()) {
            json.name(tensor.getKey());
            onOneLine(json, line -> tensor(line, tensor.getValue(), 0, 0));
        }
        json.endObject();
        json.endObject();
    }

    private static void write(JsonWriter json, Comparison comparison) throws IOException {
        json.beginObject();
        json.name("agrees").value(comparison.agrees());
        json.name("tolerance").value(comparison.tolerance().name().toLowerCase(Locale.ROOT));
        json.name("series");
        differences(json, comparison.series());
        json.name("values");
        differences(json, comparison.values());
        json.endObject();
    }

    private static void differences(JsonWriter json, Map<String, Difference> differences) throws IOException {
        json.beginObject();
        for (Map.Entry<String, Difference> entry : differences.entrySet()) {
            Difference difference = entry.getValue();
            json.name(entry.getKey());
            json.beginObject();
            number(json.name("maxAbs"), difference.maxAbs());
            number(json.name("maxRel"), difference.maxRel());
            json.name("firstDifference");
            if (difference.firstDifference().isPresent()) {
                json.value(difference.firstDifference().getAsInt());
            } else {
                json.nullValue();
            }
            json.endObject();
        }
        json.endObject();
    }

    /** Writes the part of a tensor that begins at an element, from an axis on, and returns where the next part begins. */
    private static int tensor(JsonWriter json, TensorData data, int axis, int start) throws IOException {
        if (axis == data.shape().rank()) {
            element(json, data, start);
            return start + 1;
        }
        int next = start;
        json.beginArray();
        for (long i = 0; i < data.shape().size(axis); i++) {
            next = tensor(json, data, axis + 1, next);
        }
        json.endArray();
        return next;
    }

    private static void element(JsonWriter json, TensorData data, int position) throws IOException {
        switch (data.dtype()) {
            case FLOAT32, FLOAT64 -> number(json, data.getDouble(position));
            case INT32, INT64, UINT8 -> json.value(data.getLong(position));
            case BOOL -> json.value(data.getDouble(position) != 0);
        }
    }

    /** A finite number as such, any other as text. */
    static void number(JsonWriter json, double number) throws IOException {
        if (Double.isFinite(number)) {
            json.value(number);
        } else {
            json.value(Double.toString(number));
        }
    }

    /** Numbers below one another would make a report of thousands of lines. */
    private static void onOneLine(JsonWriter json, Body body) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonWriter inner = writer(line)) {
            body.writeTo(inner);
        }
        json.jsonValue(line.toString());
    }

    private static JsonWriter writer(StringWriter text) {
        return new JsonWriter(text);
    }
}
