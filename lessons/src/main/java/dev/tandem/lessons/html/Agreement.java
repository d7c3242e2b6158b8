package dev.tandem.lessons.html;

import static j2html.TagCreator.p;

import dev.tandem.compare.Comparison;
import dev.tandem.compare.Difference;
import dev.tandem.compare.RunRecord;
import dev.tandem.lessons.Numbers;
import dev.tandem.lessons.figure.Table;
import dev.tandem.lessons.figure.Table.Column;
import dev.tandem.type.TensorData;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How far two engines are apart: every number that was compared, and the differences step by step. */
final class Agreement {
    private static final String MISSING = "–";
    private static final String CHART = "Differences, step by step";

    private final LessonResult result;
    private final Comparison comparison;
    private final RunRecord first;
    private final RunRecord second;

    Agreement(LessonResult result, Comparison comparison) {
        this.result = result;
        this.comparison = comparison;
        this.first = result.records().get(0);
        this.second = result.records().get(1);
    }

    List<DomContent> content(FigureView figures) {
        List<DomContent> content = new ArrayList<>();
        content.add(TableView.of(table(), "Every number that was compared"));
        if (!comparison.series().isEmpty()) {
            content.add(
                    differ()
                            ? figures.chart(
                                    chart(),
                                    CHART,
                                    "Logarithmic: steps at which both are equal to the last bit have no point.")
                            : p("No step of any series differs by a single bit."));
        }
        return content;
    }

    private boolean differ() {
        return comparison.series().values().stream().anyMatch(difference -> difference.maxAbs() > 0);
    }

    private Table table() {
        List<Column> columns = new ArrayList<>(List.of(Tables.text("name")));
        result.engineNames().forEach(name -> columns.add(Tables.number(name)));
        columns.addAll(List.of(
                Tables.number("largest difference"), Tables.number("relative"), Tables.text("within the tolerance")));
        List<List<String>> rows = new ArrayList<>();
        comparison
                .series()
                .forEach((name, difference) -> rows.add(row(
                        name + ", last of "
                                + Math.max(
                                        series(first, name).size(),
                                        series(second, name).size()),
                        last(series(first, name)),
                        last(series(second, name)),
                        difference,
                        "from step ")));
        comparison
                .values()
                .forEach((name, difference) ->
                        rows.add(row(name, value(first, name), value(second, name), difference, "at position ")));
        return new Table("", columns, rows);
    }

    private static List<String> row(String name, String a, String b, Difference difference, String where) {
        String within = difference.firstDifference().isPresent()
                ? "no, " + where + difference.firstDifference().getAsInt()
                : "yes";
        return List.of(
                name, a, b, Numbers.difference(difference.maxAbs()), Numbers.difference(difference.maxRel()), within);
    }

    private static List<Double> series(RunRecord run, String name) {
        return run.series().getOrDefault(name, List.of());
    }

    private static String last(List<Double> numbers) {
        return numbers.isEmpty() ? MISSING : Numbers.value(numbers.get(numbers.size() - 1));
    }

    private static String value(RunRecord run, String name) {
        Double value = run.values().get(name);
        if (value != null) {
            return Numbers.value(value);
        }
        TensorData tensor = run.tensors().get(name);
        return tensor == null ? MISSING : tensor.type().toString();
    }

    private Drawing chart() {
        List<Object> curves = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (String name : comparison.series().keySet()) {
            List<Double> a = series(first, name);
            List<Double> b = series(second, name);
            int steps = Math.min(a.size(), b.size());
            List<Double> x = IntStream.range(0, steps).mapToObj(i -> (double) i).toList();
            List<Double> apart = IntStream.range(0, steps)
                    .mapToObj(i -> Double.compare(a.get(i), b.get(i)) == 0 ? 0 : Math.abs(a.get(i) - b.get(i)))
                    .toList();
            var curve = Charts.curve(name, curves.size(), false, Json.points(x, LineDrawing.drawable(apart, true)));
            curve.put("showSymbol", true);
            curve.put("symbol", "circle");
            curve.put("symbolSize", 4);
            curves.add(curve);
            all.addAll(apart);
            tables.add(steps(name, a, b, apart));
        }
        return Drawing.of(
                Charts.option("axis", Charts.x("step"), Charts.decades("|difference|", all.stream()), curves), tables);
    }

    private Table steps(String name, List<Double> a, List<Double> b, List<Double> apart) {
        List<String> engines = result.engineNames();
        List<Column> columns = List.of(
                Tables.number("step"),
                Tables.number(engines.get(0)),
                Tables.number(engines.get(1)),
                Tables.number("difference"));
        return new Table(
                name,
                columns,
                IntStream.range(0, apart.size())
                        .mapToObj(i -> List.of(
                                Integer.toString(i),
                                Numbers.value(a.get(i)),
                                Numbers.value(b.get(i)),
                                Numbers.difference(apart.get(i))))
                        .toList());
    }
}
