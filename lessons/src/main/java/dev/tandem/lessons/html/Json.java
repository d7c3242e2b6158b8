package dev.tandem.lessons.html;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** JSON for the charts, safe inside of a script element. */
final class Json {
    /** Escapes {@code <}, {@code >} and {@code &}: no text of a figure can end the script element it stands in. */
    private static final Gson GSON = new Gson();

    private Json() {}

    /** An object of names and values, one after the other. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** Points as ECharts takes them; null where a number is not finite, which leaves a gap. */
    static List<Object> points(List<Double> x, List<Double> y) {
        return IntStream.range(0, x.size())
                .<Object>mapToObj(i -> new Double[] {finite(x.get(i)), finite(y.get(i))})
                .toList();
    }

    /** A number, or null where JSON has none for it. */
    static Double finite(double number) {
        return Double.isFinite(number) ? Double.valueOf(number) : null;
    }

    static String text(Object value) {
        return GSON.toJson(value);
    }
}
