package dev.tandem.lessons.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void takesAColumnForNumericOnlyIfAllOfItsCellsAreNumbers() {
        Table table = Table.of("", "epoch", "note").row(1, "start").row(2, 0.5).build();
        assertThat(table.columns()).containsExactly(new Table.Column("epoch", true), new Table.Column("note", false));
    }

    @Test
    void writesFractionsWithTheDecimalsAskedFor() {
        Table table = Table.of("", "a", "b")
                .row(1.23456, 7)
                .decimals(1)
                .row(1.23456, 12_000_000L)
                .build();
        assertThat(table.rows()).containsExactly(List.of("1.2346", "7"), List.of("1.2", "12,000,000"));
    }

    @Test
    void writesARoundedZeroWithoutASign() {
        assertThat(Table.of("", "a")
                        .row(-0.00001)
                        .decimals(0)
                        .row(-0.1)
                        .row(-0.6)
                        .build()
                        .rows())
                .containsExactly(List.of("0.0000"), List.of("0"), List.of("-1"));
    }

    @Test
    void rejectsARowOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of("", "a", "b").row(1))
                .withMessage("a row has 1 cells; expected 2, one for each column");
    }

    @Test
    void rejectsALineWithMoreXThanY() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line("loss", List.of(1.0, 2.0), List.of(1.0)))
                .withMessageContaining("the line 'loss' has 2 x and 1 y");
    }

    @Test
    void countsConfusions() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of("", List.of("a", "b"), new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 0});
        assertThat(matrix.counts()).containsExactly(List.of(1, 1), List.of(1, 2));
    }

    @Test
    void rejectsAConfusionMatrixThatIsNotSquare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix("", List.of("a", "b"), List.of(List.of(1, 2))));
    }

    @Test
    void rejectsAGraphWhoseArrowsPointUp() {
        GraphDrawing.Node early = new GraphDrawing.Node(1, "add", "", List.of(2));
        GraphDrawing.Node late = new GraphDrawing.Node(2, "x", "", List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GraphDrawing("", List.of(early, late)))
                .withMessageContaining("the node 'add' takes [2]");
    }

    @Test
    void rejectsAChartWithoutLinesOrPoints() {
        assertThatIllegalArgumentException().isThrownBy(() -> LineChart.of("empty", "x", "y"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScatterChart("empty", "x", "y", List.of(), List.of()));
    }

    @Test
    void countsIntoRangesOfWhichTheLastHasBothEdges() {
        Histogram histogram = Histogram.of("", "x", List.of(0.0, 0.49, 0.5, 1.0, 1.1, -0.1, Double.NaN), 0, 1, 2);
        assertThat(histogram.edges()).containsExactly(0.0, 0.5, 1.0);
        assertThat(histogram.counts()).containsExactly(2, 2);
    }

    @Test
    void rejectsImagesOfOtherSizes() {
        ImageGrid.Image small = new ImageGrid.Image("small", false, 1, List.of(0.0));
        ImageGrid.Image large = new ImageGrid.Image("large", false, 2, List.of(0.0, 0.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageGrid("", 0, 1, List.of(small, large)))
                .withMessageContaining("the image 'large' is 2 by 1; expected 1 by 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageGrid.Image("torn", false, 2, List.of(0.0, 0.0, 0.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageGrid("flat", 1, 1, List.of(small)));
    }

    @Test
    void rejectsBarsThatCannotBeDrawn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BarChart.Bars("below", List.of(-1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BarChart.Bars("none", List.of(Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BarChart("", "", List.of("a", "b"), List.of(new BarChart.Bars("one", List.of(1.0)))));
    }

    @Test
    void rejectsAPairPlotWithAnExampleThatLacksAFeature() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairPlot(
                        "", List.of("a", "b"), List.of(new PairPlot.Group("group", List.of(List.of(1.0))))))
                .withMessageContaining("an example of 'group'");
    }

    @Test
    void rejectsRegionsOfClassesWithoutAName() {
        List<Double> grid = List.of(0.0, 1.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionRegions(
                        "", "", "", grid, grid, List.of(List.of(0, 1), List.of(0, 2)), List.of("a", "b"), List.of()))
                .withMessageContaining("a class from 0 to 1");
    }
}
