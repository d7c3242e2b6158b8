package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.Figure;
import dev.tandem.lessons.figure.GraphDrawing;
import dev.tandem.lessons.figure.Histogram;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.ScatterChart;
import java.util.List;
import java.util.Optional;

/** The chart for each kind of figure. */
final class Drawings {
    private Drawings() {}

    /** A figure's chart; none for tables and pictures, which HTML has itself. */
    static Optional<Drawing> of(Figure figure) {
        if (figure instanceof LineChart chart) {
            return Optional.of(LineDrawing.of(List.of(Sided.alone(chart))));
        } else if (figure instanceof ScatterChart chart) {
            return Optional.of(ScatterDrawing.of(List.of(Sided.alone(chart))));
        } else if (figure instanceof ContourChart chart) {
            return Optional.of(ContourDrawing.of(List.of(Sided.alone(chart))));
        } else if (figure instanceof DecisionRegions chart) {
            return Optional.of(RegionsDrawing.of(chart));
        } else if (figure instanceof PairPlot plot) {
            return Optional.of(PairDrawing.of(plot));
        } else if (figure instanceof BarChart chart) {
            return Optional.of(BarDrawing.of(List.of(Sided.alone(chart))));
        } else if (figure instanceof Histogram histogram) {
            return Optional.of(BarDrawing.ofHistograms(List.of(Sided.alone(histogram))));
        } else if (figure instanceof ConfusionMatrix matrix) {
            return Optional.of(MatrixDrawing.of(matrix));
        } else if (figure instanceof GraphDrawing drawing) {
            return Optional.of(NodesDrawing.of(drawing));
        }
        return Optional.empty();
    }

    /** The figures of two engines in one chart, if they fit into one. */
    static Optional<Drawing> overlaid(List<String> engines, Figure first, Figure second) {
        if (first instanceof LineChart a
                && second instanceof LineChart b
                && names(a.lines()).equals(names(b.lines()))) {
            return Optional.of(LineDrawing.of(sides(engines, a, b)));
        } else if (first instanceof ScatterChart a && second instanceof ScatterChart b) {
            return Optional.of(ScatterDrawing.of(sides(engines, a, b)));
        } else if (first instanceof ContourChart a
                && second instanceof ContourChart b
                && ContourDrawing.sameGround(a, b)) {
            return Optional.of(ContourDrawing.of(sides(engines, a, b)));
        } else if (first instanceof BarChart a && second instanceof BarChart b && BarDrawing.sameBars(a, b)) {
            return Optional.of(BarDrawing.of(sides(engines, a, b)));
        } else if (first instanceof Histogram a
                && second instanceof Histogram b
                && a.edges().equals(b.edges())) {
            return Optional.of(BarDrawing.ofHistograms(sides(engines, a, b)));
        }
        return Optional.empty();
    }

    private static <F extends Figure> List<Sided<F>> sides(List<String> engines, F first, F second) {
        return List.of(new Sided<>(engines.get(0), first), new Sided<>(engines.get(1), second));
    }

    private static List<String> names(List<Line> lines) {
        return lines.stream().map(Line::name).toList();
    }
}
