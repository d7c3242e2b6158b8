package dev.tandem.lessons.cli;

import dev.tandem.compare.Difference;
import dev.tandem.compare.RunRecord;
import dev.tandem.compare.Tolerance;
import dev.tandem.lessons.LessonComparison;
import dev.tandem.lessons.Numbers;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.TreeSet;

/** Two runs of a lesson as people read them: their numbers in two columns, how far they are apart, and the verdict. */
final class ComparisonText {
    /** Series up to this long are printed whole. */
    private static final int SHORT_SERIES = 12;

    private static final int PARTS = 4;
    private static final String MISSING = "–";

    private final LessonComparison compared;
    private final RunRecord first;
    private final RunRecord second;
    private final DType dtype;
    private final Tolerance tolerance;

    ComparisonText(LessonComparison compared) {
        this.compared = compared;
        this.first = compared.first();
        this.second = compared.second();
        this.dtype = first.dtype() == DType.FLOAT32 ? DType.FLOAT32 : second.dtype();
        this.tolerance = compared.comparison().tolerance();
    }

    /** The numbers, side by side. */
    List<String> table() {
        Columns columns = new Columns(2);
        columns.row("", "", first.engine(), second.engine(), "difference");
        compared.comparison().series().forEach((name, difference) -> series(columns, name, difference));
        compared.comparison().values().forEach((name, difference) -> {
            if (first.values().containsKey(name) || second.values().containsKey(name)) {
                value(columns, name);
            } else {
                tensor(columns, name, difference);
            }
        });
        columns.row("time", "", Numbers.seconds(first.seconds()), Numbers.seconds(second.seconds()));
        return columns.lines();
    }

    private void series(Columns columns, String name, Difference difference) {
        List<Double> a = first.series().getOrDefault(name, List.of());
        List<Double> b = second.series().getOrDefault(name, List.of());
        String title = name;
        for (int step : stepsToShow(Math.max(a.size(), b.size()), difference)) {
            boolean both = step < a.size() && step < b.size();
            columns.row(
                    title,
                    "step " + step,
                    at(a, step),
                    at(b, step),
                    both ? difference(a.get(step), b.get(step)) : MISSING);
            title = "";
        }
        String parting = difference.firstDifference().isPresent()
                ? "they part at step " + difference.firstDifference().getAsInt()
                : "they never part";
        columns.wide(
                "",
                String.format(
                        "largest difference %s, relative %s; %s",
                        Numbers.difference(difference.maxAbs()), Numbers.difference(difference.maxRel()), parting));
    }

    /** All steps of a short series; the first, the last and some between of a long one, and the one where they part. */
    private static Iterable<Integer> stepsToShow(int length, Difference difference) {
        TreeSet<Integer> steps = new TreeSet<>();
        for (int i = 0; i < (length <= SHORT_SERIES ? length : PARTS + 1); i++) {
            steps.add(length <= SHORT_SERIES ? i : (int) ((long) i * (length - 1) / PARTS));
        }
        difference.firstDifference().ifPresent(steps::add);
        return steps;
    }

    private static String at(List<Double> numbers, int step) {
        return step < numbers.size() ? Numbers.value(numbers.get(step)) : MISSING;
    }

    private static String difference(double a, double b) {
        // Two NaNs and equal infinities do not differ.
        return Numbers.difference(Double.compare(a, b) == 0 ? 0 : Math.abs(a - b));
    }

    private void value(Columns columns, String name) {
        Double a = first.values().get(name);
        Double b = second.values().get(name);
        columns.row(
                name,
                "",
                a == null ? MISSING : Numbers.value(a),
                b == null ? MISSING : Numbers.value(b),
                a == null || b == null ? MISSING : difference(a, b));
    }

    private void tensor(Columns columns, String name, Difference difference) {
        TensorData a = first.tensors().get(name);
        TensorData b = second.tensors().get(name);
        if (a == null || b == null) {
            columns.row(
                    name,
                    "",
                    a == null ? MISSING : a.type().toString(),
                    b == null ? MISSING : b.type().toString());
        } else if (!a.type().equals(b.type())) {
            columns.row(name, "", a.type().toString(), b.type().toString(), MISSING);
        } else {
            columns.wide(name, tensor(a, b, difference));
        }
    }

    private String tensor(TensorData a, TensorData b, Difference difference) {
        int identical = 0;
        int within = 0;
        DType judgedAs = a.dtype().isFloating() ? dtype : a.dtype();
        for (int i = 0; i < a.count(); i++) {
            identical += Double.compare(a.getDouble(i), b.getDouble(i)) == 0 ? 1 : 0;
            within += tolerance.agrees(a.getDouble(i), b.getDouble(i), judgedAs) ? 1 : 0;
        }
        StringBuilder text = new StringBuilder("identical: " + identical + " of " + a.count());
        if (identical < a.count()) {
            text.append(a.dtype().isFloating() ? "; within tolerance: " + within : "")
                    .append("; largest difference ")
                    .append(Numbers.difference(difference.maxAbs()));
        }
        difference
                .firstDifference()
                .ifPresent(position -> text.append("; first at ")
                        .append(position)
                        .append(": ")
                        .append(element(a, position))
                        .append(" and ")
                        .append(element(b, position)));
        return text.toString();
    }

    private static String element(TensorData data, int position) {
        return data.dtype().isFloating()
                ? Numbers.value(data.getDouble(position))
                : Long.toString(data.getLong(position));
    }
}
