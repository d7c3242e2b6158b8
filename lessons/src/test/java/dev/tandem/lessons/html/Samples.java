package dev.tandem.lessons.html;

import dev.tandem.backend.Backend;
import dev.tandem.compare.Comparison;
import dev.tandem.compare.RunRecord;
import dev.tandem.compare.Tolerance;
import dev.tandem.config.TandemConfig;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.Transcript;
import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.Figure;
import dev.tandem.lessons.figure.GraphDrawing;
import dev.tandem.lessons.figure.Histogram;
import dev.tandem.lessons.figure.ImageGrid;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.ScatterChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.type.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lessons with a figure of every kind, all of whose words are out to break the page. */
final class Samples {
    /** Breaks out of text, of attributes and of scripts where it is not escaped. */
    static final String HOSTILE = "</script><script>alert('x')</script>\"><img src=x onerror=alert(1)> & 'so' on";

    private static final int FIGURES = 12;
    private static final List<Double> GRID = List.of(-1.0, 0.0, 1.0);

    private Samples() {}

    /** A lesson that is never run: only its names count. */
    record Named(String id, String title) implements Lesson {
        @Override
        public void run(Backend backend, LessonReport report) {
            throw new UnsupportedOperationException("only its names count");
        }
    }

    /** One figure of each kind, with a title and names of this text and numbers moved by this much. */
    static List<Figure> figures(String text, double by) {
        Line line = new Line(text, List.of(0.0, 0.5, 1.0), List.of(1.0 + by, 0.5, 0.25 + by));
        Points points = new Points(text, List.of(0.0, 0.5, 1.0), List.of(1.0, 0.5, 0.0));
        return List.of(
                Table.of(text, text, "n").row(text, 1.5 + by).build(),
                LineChart.of(text, text, text, line, new Line("gaps", GRID, List.of(1.0, Double.NaN, 2.0))),
                LineChart.logarithmic(text, text, text, line, Line.of("not positive", List.of(0.0, -1.0, 2.0 + by))),
                new ScatterChart(text, text, text, List.of(points), List.of(line)),
                new ContourChart(text, text, text, GRID, GRID, heights(), List.of(0.5, 1.0), line),
                new DecisionRegions(
                        text, text, text, GRID, GRID, classes(by == 0 ? 0 : 1), List.of(text, "b"), List.of(points)),
                new PairPlot(
                        text,
                        List.of(text, "width", "height"),
                        List.of(new PairPlot.Group(
                                text, List.of(List.of(1.0, 2.0, 3.0), List.of(2.0, 1.0 + by, 4.0))))),
                new BarChart(text, text, List.of(text, "b"), List.of(new BarChart.Bars(text, List.of(1.0, 2.0 + by)))),
                new Histogram(text, text, List.of(0.0, 1.0, 2.0), List.of(3, by == 0 ? 4 : 5)),
                new ImageGrid(
                        text,
                        0,
                        1,
                        List.of(
                                new ImageGrid.Image(text, true, 2, List.of(0.0, 1.0, 0.5, by)),
                                new ImageGrid.Image("plain", false, 2, List.of(1.0, 0.0, 0.0, 1.0)))),
                new ConfusionMatrix(text, List.of(text, "b"), List.of(List.of(5, by == 0 ? 1 : 2), List.of(0, 7))),
                new GraphDrawing(
                        text,
                        List.of(
                                new GraphDrawing.Node(0, text, text, List.of()),
                                new GraphDrawing.Node(1, "square", by == 0 ? "float32[]" : "float32[1]", List.of(0)))));
    }

    private static List<List<Double>> heights() {
        return List.of(List.of(2.0, 1.0, 2.0), List.of(1.0, 0.0, 1.0), List.of(2.0, 1.0, 2.0));
    }

    private static List<List<Integer>> classes(int middle) {
        return List.of(List.of(0, 0, 1), List.of(0, middle, 1), List.of(1, 1, 1));
    }

    /** A lesson on two engines, whose numbers are this far apart. */
    static LessonResult compared(String id, String text, double apart) {
        return compared(id, text, apart, FIGURES);
    }

    /** The same with a single figure, a line chart, of this title. */
    static LessonResult withOneFigure(String id, String title, double apart) {
        return compared(id, title, apart, 1);
    }

    private static LessonResult compared(String id, String text, double apart, int figures) {
        LessonRun first = run("tensorflow", "TensorFlow 2 (a binding) on cpu", text, 0, figures);
        LessonRun second = run("pytorch", "PyTorch 2 (a binding) on cpu", text, apart, figures);
        Comparison comparison = Comparison.of(first.record(), second.record(), Tolerance.BALANCED);
        return new LessonResult(
                new Named(id, text), settings(), List.of(first, second), Optional.of(comparison), false);
    }

    /** A lesson on one engine. */
    static LessonResult single(String id, String text) {
        LessonRun run = run("pytorch", "PyTorch 2 (a binding) on cpu", text, 0, FIGURES);
        return new LessonResult(new Named(id, text), settings(), List.of(run), Optional.empty(), false);
    }

    private static TandemConfig settings() {
        return TandemConfig.builder().overrides(Map.of("seed", "7")).load();
    }

    private static LessonRun run(String engine, String description, String text, double by, int figures) {
        Transcript transcript = new Transcript();
        transcript.section(text);
        transcript.say("said: " + text + by);
        // The first is a table, the second a chart.
        List<Figure> all = figures(text, by);
        (figures == 1 ? all.subList(1, 2) : all).forEach(transcript::show);
        RunRecord.Recorder recorder = new RunRecord.Recorder();
        recorder.add("train-loss", 1.0);
        recorder.add("train-loss", 0.5 + by);
        recorder.value("test-accuracy", 0.75);
        return new LessonRun(recorder.finish(engine, description, DType.FLOAT32, 1.25), transcript);
    }
}
