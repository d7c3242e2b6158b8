package dev.tandem.lessons.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.compare.RunRecord;
import dev.tandem.error.OutputFileException;
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
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicturesTest {
    private static final List<Double> THREE = List.of(0.0, 1.0, 2.0);
    private static final Line LINE = new Line("a curve", THREE, List.of(1.0, 10.0, 1e-5));
    private static final Points POINTS = new Points("some points", THREE, List.of(3.0, 1.0, 2.0));
    private static final int BLACK = 0x000000;
    private static final int PIXELS = 3;

    @TempDir
    private Path folder;

    static List<Figure> everyKind() {
        return List.of(
                Table.of("table", "head", "n").row("cell <&>", 1.5).build(),
                LineChart.of("line chart", "across", "up", LINE),
                LineChart.logarithmic("logarithmic chart", "across", "up", LINE),
                new ScatterChart("scatter chart", "across", "up", List.of(POINTS), List.of(LINE)),
                new ContourChart(
                        "contours",
                        "across",
                        "up",
                        THREE,
                        THREE,
                        List.of(THREE, THREE, THREE),
                        List.of(0.5, 1.5),
                        new Line("path", THREE, THREE)),
                regions(),
                new PairPlot(
                        "pair plot",
                        List.of("length", "width"),
                        List.of(new PairPlot.Group("a kind", List.of(List.of(1.0, 2.0), List.of(2.0, 1.0))))),
                new BarChart("bars", "long", List.of("one", "two"), List.of(new BarChart.Bars("", List.of(1.0, 2.0)))),
                new Histogram("histogram", "measure", THREE, List.of(3, 4)),
                images(),
                new ConfusionMatrix("confusion", List.of("cat", "dog"), List.of(List.of(51, 1), List.of(0, 72))),
                new GraphDrawing(
                        "graph",
                        List.of(
                                new GraphDrawing.Node(0, "input", "float32[]", List.of()),
                                new GraphDrawing.Node(1, "square", "", List.of(0)))));
    }

    private static DecisionRegions regions() {
        List<Integer> row = List.of(0, 0, 1);
        return new DecisionRegions(
                "regions", "across", "up", THREE, THREE, List.of(row, row, row), List.of("a", "b"), List.of(POINTS));
    }

    private static ImageGrid images() {
        return new ImageGrid(
                "images", 0, 1, List.of(new ImageGrid.Image("four", true, 2, List.of(0.0, 1.0, 0.5, 0.0))));
    }

    private Document svg(Figure figure) throws IOException {
        Path file = folder.resolve("picture.svg");
        PictureFormat.SVG.write(Pictures.of(figure), file);
        return Jsoup.parse(Files.readString(file), Parser.xmlParser());
    }

    private static List<String> texts(Document svg) {
        return svg.select("text").eachText();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyFigureHasItsTitleAndSomethingInkedInEachFormat(Figure figure) throws IOException {
        Document svg = svg(figure);
        Path file = folder.resolve("picture.png");
        PictureFormat.PNG.write(Pictures.of(figure), file);
        BufferedImage pixels = ImageIO.read(file.toFile());

        Element root = svg.selectFirst("svg");
        assertThat(texts(svg)).contains(figure.title());
        assertThat(pixels.getWidth()).isEqualTo(2 * Integer.parseInt(root.attr("width")));
        assertThat(pixels.getHeight()).isEqualTo(2 * Integer.parseInt(root.attr("height")));
        int[] all = pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
        assertThat(Arrays.stream(all).distinct().count()).isGreaterThan(PIXELS);
    }

    @Test
    void axesAndLegendsAreNamed() throws IOException {
        assertThat(texts(svg(LineChart.of("title", "across", "up", LINE)))).contains("across", "a curve");
        assertThat(texts(svg(regions()))).contains("across", "some points");
    }

    @Test
    void decadesAreWrittenAsPeopleReadThem() {
        assertThat(DoubleStream.of(1e-7, 1e-4, 1e-3, 0.1, 1, 1000, 1e5).mapToObj(new Decades()::format))
                .containsExactly("1e-7", "1e-4", "0.001", "0.1", "1", "1000", "1e5");
    }

    private int marks(Figure figure) throws IOException {
        return svg(figure).select("path").size();
    }

    @Test
    void everyPointHasAMark() throws IOException {
        Points one = new Points("", List.of(0.0), List.of(3.0));

        int few = marks(new ScatterChart("t", "x", "y", List.of(one), List.of()));
        int more = marks(new ScatterChart("t", "x", "y", List.of(new Points("", THREE, POINTS.y())), List.of()));

        assertThat(more).isGreaterThanOrEqualTo(few + 2);
    }

    @Test
    void aPointBetweenGapsIsMarked() throws IOException {
        Line gaps = new Line("", THREE, List.of(1.0, Double.NaN, 2.0));
        Line joined = new Line("", THREE, List.of(1.0, 1.5, 2.0));

        assertThat(marks(LineChart.of("t", "x", "y", gaps)))
                .isGreaterThanOrEqualTo(2 + marks(LineChart.of("t", "x", "y", joined)));
    }

    @Test
    void countsAndCellsAreWritten() throws IOException {
        assertThat(texts(svg(everyKind().get(everyKind().size() - 2)))).contains("51", "72", "cat", "dog", "predicted");
        assertThat(texts(svg(everyKind().get(0)))).contains("head", "cell <&>", "1.5000");
    }

    @Test
    void imagesAreDarkOnLight() throws IOException {
        assertThat(svg(images()).select("rect"))
                .hasSizeGreaterThanOrEqualTo(images().images().get(0).rows());
        Path file = folder.resolve("images.png");
        PictureFormat.PNG.write(Pictures.of(images()), file);
        BufferedImage pixels = ImageIO.read(file.toFile());
        int[] all = pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
        long full =
                Arrays.stream(all).filter(pixel -> (pixel & 0xffffff) == BLACK).count();
        long half = Arrays.stream(all)
                .filter(pixel -> (pixel & 0xffffff) == 0x808080)
                .count();
        assertThat(full).isCloseTo(half, Percentage.withPercentage(5));
        assertThat(full).isPositive();
    }

    private static LessonRun run(String engine, Figure... figures) {
        Transcript transcript = new Transcript();
        List.of(figures).forEach(transcript::show);
        return new LessonRun(new RunRecord.Recorder().finish(engine, engine, DType.FLOAT32, 1), transcript);
    }

    @Test
    void filesAreNamedByLessonFigureAndEngineWhereTheEnginesDiffer() {
        Figure same = Table.of("Some: Größe", "a").row(1).build();
        Figure first = Table.of("Apart", "a").row(1).build();
        Figure second = Table.of("Apart", "a").row(2).build();

        Path written = PictureFolder.at(PictureFormat.SVG, folder.resolve("svg"), false)
                .write(Map.of("iris", List.of(run("one", same, first, same), run("two", same, second, same))));

        assertThat(written.toFile().list())
                .containsExactlyInAnyOrder(
                        "pictures.txt",
                        "iris-some-größe.svg",
                        "iris-apart-one.svg",
                        "iris-apart-two.svg",
                        "iris-some-größe-2.svg");
    }

    @Test
    void nothingButEarlierPicturesIsReplacedAndThatByForceOnly() throws IOException {
        Path pictures = folder.resolve("pictures");
        PictureFolder.at(PictureFormat.PNG, pictures, false).write(Map.of("a", List.of(run("one", images()))));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> PictureFolder.at(PictureFormat.PNG, pictures, false))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("pictures are there already; give another folder, or --force to replace them");
        assertThatThrownBy(() -> PictureFolder.at(PictureFormat.PNG, other, true))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("something else is there");
        PictureFolder.at(PictureFormat.PNG, pictures, true).write(Map.of("b", List.of(run("one", images()))));
        assertThat(pictures.toFile().list()).containsExactlyInAnyOrder("pictures.txt", "b-images.png");
    }
}
