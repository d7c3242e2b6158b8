package dev.tandem.lessons.console;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleRendererTest {
    private static final int WIDTH = 60;

    static Stream<Arguments> figures() {
        return Stream.of(
                Arguments.of("table", table()),
                Arguments.of("line-chart", lineChart()),
                Arguments.of("logarithmic-line-chart", logarithmicLineChart()),
                Arguments.of("scatter-chart", scatterChart()),
                Arguments.of("contour-chart", contourChart()),
                Arguments.of("decision-regions", decisionRegions()),
                Arguments.of("pair-plot", pairPlot()),
                Arguments.of("bar-chart", barChart()),
                Arguments.of("histogram", histogram()),
                Arguments.of("image-grid", imageGrid()),
                Arguments.of("large-images", largeImages()),
                Arguments.of("confusion-matrix", confusionMatrix()),
                Arguments.of("graph", graph()));
    }

    private static Table table() {
        return Table.of("Two rows", "what", "type", "x₁", "n")
                .row("a text that is too long for its column and goes on below", "float32[2, 3]", -0.25, 7)
                .row("two\nlines", "bool", 12.5, 12_345)
                .build();
    }

    private static LineChart lineChart() {
        List<Double> training =
                IntStream.rangeClosed(1, 30).mapToObj(i -> 2.0 / i).toList();
        List<Double> validation = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> 0.5 + 1.5 / i + i * i / 2000.0)
                .toList();
        return LineChart.of(
                "Loss", "epoch", "cross-entropy", Line.of("training", training), Line.of("validation", validation));
    }

    private static LineChart logarithmicLineChart() {
        return LineChart.logarithmic(
                "Loss",
                "epoch",
                "mean squared error",
                Line.of(
                        "loss",
                        IntStream.range(0, 12)
                                .mapToObj(i -> 100 * Math.pow(0.5, i))
                                .toList()));
    }

    private static ScatterChart scatterChart() {
        return new ScatterChart(
                "Points",
                "x",
                "y",
                List.of(
                        new Points("these", List.of(0.0, 1.0, 2.0), List.of(0.0, 1.5, 1.0)),
                        new Points("those, which have a very long name indeed", List.of(4.0, 5.0), List.of(-1.0, 1.0))),
                List.of(Line.between("between", 2, -2, 4, 3)));
    }

    private static ContourChart contourChart() {
        List<Double> grid = IntStream.rangeClosed(-8, 8).mapToObj(i -> i / 4.0).toList();
        List<List<Double>> heights = new ArrayList<>();
        for (double y : grid) {
            heights.add(grid.stream().map(x -> x * x + y * y).toList());
        }
        Line path = new Line("steps", List.of(-1.8, -1.0, -0.4, 0.0), List.of(1.8, 1.0, 0.4, 0.0));
        return new ContourChart("A bowl", "x", "y", grid, grid, heights, List.of(0.5, 2.0), path);
    }

    private static DecisionRegions decisionRegions() {
        List<Double> grid = IntStream.rangeClosed(-8, 8).mapToObj(i -> i / 4.0).toList();
        List<List<Integer>> classes = new ArrayList<>();
        for (double y : grid) {
            classes.add(grid.stream()
                    .map(x -> x * x + y * y < 2 ? 2 : x > y ? 1 : 0)
                    .toList());
        }
        return new DecisionRegions(
                "Above, below, inside",
                "x",
                "y",
                grid,
                grid,
                classes,
                List.of("above", "below", "inside"),
                List.of(
                        new Points("in", List.of(0.0, 0.5), List.of(0.0, 0.5)),
                        new Points("out", List.of(1.5), List.of(-1.5))));
    }

    private static PairPlot pairPlot() {
        return new PairPlot(
                "Three features",
                List.of("length", "width", "a feature of which the name is long"),
                List.of(
                        new PairPlot.Group("small", List.of(List.of(1.0, 2.0, 3.0), List.of(1.5, 2.5, 3.0))),
                        new PairPlot.Group("large", List.of(List.of(5.0, 2.0, 9.0), List.of(6.0, 3.0, 8.0)))));
    }

    private static BarChart barChart() {
        return new BarChart(
                "Accuracy",
                "share that is right",
                List.of("one layer", "two layers, with a name that is much too long"),
                List.of(
                        new BarChart.Bars("training", List.of(0.75, 1.0)),
                        new BarChart.Bars("validation", List.of(0.7, 0.0))));
    }

    private static Histogram histogram() {
        return Histogram.of("Numbers", "size", List.of(-1.0, -0.9, 0.1, 0.2, 0.3, 1.0, 7.0), -1, 1, 4);
    }

    private static ImageGrid imageGrid() {
        List<Double> ramp = IntStream.range(0, 16).mapToObj(i -> (double) i).toList();
        List<Double> frame = IntStream.range(0, 16)
                .mapToObj(i -> i / 4 % 3 == 0 || i % 4 % 3 == 0 ? 15.0 : 0.0)
                .toList();
        return new ImageGrid(
                "Images",
                0,
                15,
                List.of(
                        new ImageGrid.Image("ramp", false, 4, ramp),
                        new ImageGrid.Image("frame", true, 4, frame),
                        new ImageGrid.Image("a long caption", false, 4, frame),
                        new ImageGrid.Image("3", false, 4, ramp),
                        new ImageGrid.Image("4", false, 4, ramp),
                        new ImageGrid.Image("5", false, 4, ramp),
                        new ImageGrid.Image("6", false, 4, ramp)));
    }

    private static ImageGrid largeImages() {
        List<Double> disc = new ArrayList<>();
        for (int i = 0; i < 19 * 19; i++) {
            disc.add(Math.hypot(Math.floorDiv(i, 19) - 9.0, i % 19 - 9.0) < 8 ? 1.0 : 0.0);
        }
        return new ImageGrid(
                "Discs",
                0,
                1,
                List.of(new ImageGrid.Image("one", false, 19, disc), new ImageGrid.Image("another", false, 19, disc)));
    }

    private static ConfusionMatrix confusionMatrix() {
        return ConfusionMatrix.of(
                "Confusion", List.of("benign", "malignant"), new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0});
    }

    private static GraphDrawing graph() {
        return new GraphDrawing(
                "A step",
                List.of(
                        new GraphDrawing.Node(0, "x", "float32[4]", List.of()),
                        new GraphDrawing.Node(1, "w", "float32[]", List.of()),
                        new GraphDrawing.Node(2, "multiply", "float32[4]", List.of(0, 1)),
                        new GraphDrawing.Node(3, "square", "float32[4]", List.of(2)),
                        new GraphDrawing.Node(4, "b", "float32[]", List.of()),
                        new GraphDrawing.Node(5, "add", "float32[4]", List.of(0, 3)),
                        new GraphDrawing.Node(6, "where", "float32[4]  → out", List.of(1, 4, 5))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void drawsAsInTheGoldenText(String name, Figure figure) throws Exception {
        assertThat(new ConsoleRenderer(WIDTH, false).figure(figure)).containsExactlyElementsOf(golden(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void colourChangesNothingButColour(String name, Figure figure) throws Exception {
        List<String> coloured = new ConsoleRenderer(WIDTH, true).figure(figure);
        assertThat(coloured).anySatisfy(line -> assertThat(line).contains("\u001b["));
        assertThat(coloured.stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9]+m", "").stripTrailing()))
                .containsExactlyElementsOf(golden(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void staysWithinTheTerminal(String name, Figure figure) {
        for (int width : new int[] {50, 60, 72, 100}) {
            assertThat(new ConsoleRenderer(width, false).figure(figure))
                    .as("%s, %d wide", name, width)
                    .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(width));
        }
    }

    private static List<String> golden(String name) throws Exception {
        try (InputStream stream = ConsoleRendererTest.class.getResourceAsStream(name + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void breaksProseAtSpacesAndKeepsIndents() {
        assertThat(
                        new ConsoleRenderer(40, false)
                                .prose(
                                        "One two three four five six seven eight nine ten.\n    An indent stays, on the next line as well."))
                .containsExactly(
                        "One two three four five six seven eight",
                        "nine ten.",
                        "    An indent stays, on the next line as",
                        "    well.",
                        "");
    }

    @Test
    void rulesOffASection() {
        assertThat(new ConsoleRenderer(40, false).section("Training"))
                .containsExactly("", "── Training ────────────────────────────", "");
    }

    @Test
    void underlinesAHeading() {
        assertThat(new ConsoleRenderer(40, false).heading("Tensors")).containsExactly("Tensors", "═══════", "");
    }

    @Test
    void leavesOutNumbersThatAreNotFinite() {
        LineChart chart =
                LineChart.of("", "x", "y", Line.of("a", List.of(1.0, Double.NaN, 3.0, Double.POSITIVE_INFINITY, 2.0)));
        assertThat(new ConsoleRenderer(60, false).figure(chart))
                .anySatisfy(line -> assertThat(line).contains("3 ┤"));
    }

    @Test
    void drawsALineThatNeverChanges() {
        LineChart chart = LineChart.of("", "epoch", "loss", Line.of("loss", List.of(0.0, 0.0, 0.0)));
        assertThat(new ConsoleRenderer(60, false).figure(chart))
                .anySatisfy(line -> assertThat(line).containsPattern("[\u2801-\u28ff]{20}"));
    }
}
