package dev.tandem.lessons;

import dev.tandem.compare.Comparison;
import dev.tandem.compare.Difference;
import dev.tandem.compare.RunRecord;
import dev.tandem.compare.Tolerance;
import dev.tandem.type.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether two engines agree, in words: the same ones on a terminal and on a page. */
public final class Verdict {
    private Verdict() {}

    /** One line that says whether the engines agree, and by which measure. */
    public static String of(Lesson lesson, RunRecord first, RunRecord second, Comparison comparison) {
        String both = lesson.id() + ": " + first.engine() + " and " + second.engine();
        String measure = " (" + measure(comparison.tolerance(), judgedAs(first, second)) + ")";
        return comparison.agrees()
                ? both + " agree" + measure
                : both + " disagree in " + String.join(", ", apart(comparison)) + measure;
    }

    /** The dtype by which numbers of two runs are judged: the coarser where they differ. */
    public static DType judgedAs(RunRecord first, RunRecord second) {
        return first.dtype() == DType.FLOAT32 ? DType.FLOAT32 : second.dtype();
    }

    private static List<String> apart(Comparison comparison) {
        List<String> apart = new ArrayList<>();
        comparison
                .series()
                .forEach((name, difference) ->
                        difference.firstDifference().ifPresent(step -> apart.add(name + " from step " + step)));
        for (Map.Entry<String, Difference> value : comparison.values().entrySet()) {
            if (!value.getValue().agrees()) {
                apart.add(value.getKey());
            }
        }
        return apart;
    }

    private static String measure(Tolerance tolerance, DType dtype) {
        return lower(tolerance) + ": " + lower(dtype) + " within " + Numbers.bound(tolerance.relative(dtype))
                + " of the larger number, or " + Numbers.bound(tolerance.absolute(dtype));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
