package dev.tandem.compare;

import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Two runs side by side: whether and where they part.
 *
 * @param tolerance by which they are judged
 * @param series the difference of each series
 * @param values the difference of each value and tensor
 */
public record Comparison(Tolerance tolerance, Map<String, Difference> series, Map<String, Difference> values) {
    public Comparison {
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether everything agrees. */
    public boolean agrees() {
        return series.values().stream().allMatch(Difference::agrees)
                && values.values().stream().allMatch(Difference::agrees);
    }

    /**
     * Compares two records. Numbers are judged as the dtype that the runs computed in, the coarser where they differ;
     * tensors of whole numbers and bool must be equal.
     */
    public static Comparison of(RunRecord a, RunRecord b, Tolerance tolerance) {
        DType dtype = a.dtype() == DType.FLOAT32 ? DType.FLOAT32 : b.dtype();
        Map<String, Difference> series = each(a, b, RunRecord::series, (x, y) -> Difference.of(x, y, dtype, tolerance));
        Map<String, Difference> values =
                each(a, b, RunRecord::values, (x, y) -> Difference.of(List.of(x), List.of(y), dtype, tolerance));
        values.putAll(each(a, b, RunRecord::tensors, (x, y) -> tensors(x, y, dtype, tolerance)));
        return new Comparison(tolerance, series, values);
    }

    private static <V> Map<String, Difference> each(
            RunRecord a,
            RunRecord b,
            Function<RunRecord, Map<String, V>> part,
            BiFunction<V, V, Difference> difference) {
        Map<String, V> first = part.apply(a);
        Map<String, V> second = part.apply(b);
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        Map<String, Difference> result = new LinkedHashMap<>();
        for (String name : names) {
            boolean both = first.containsKey(name) && second.containsKey(name);
            result.put(name, both ? difference.apply(first.get(name), second.get(name)) : Difference.missing());
        }
        return result;
    }

    private static Difference tensors(TensorData a, TensorData b, DType dtype, Tolerance tolerance) {
        if (!a.type().equals(b.type())) {
            return Difference.missing();
        }
        return Difference.of(numbers(a), numbers(b), a.dtype().isFloating() ? dtype : a.dtype(), tolerance);
    }

    private static List<Double> numbers(TensorData data) {
        List<Double> result = new ArrayList<>(data.count());
        for (int i = 0; i < data.count(); i++) {
            result.add(data.getDouble(i));
        }
        return result;
    }
}
