package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.Figure;
import dev.tandem.lessons.figure.GraphDrawing;
import dev.tandem.lessons.figure.Histogram;
import dev.tandem.lessons.figure.ImageGrid;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.ScatterChart;
import dev.tandem.lessons.figure.Table;

/** The picture for each kind of figure. */
final class Pictures {
    private Pictures() {}

    static Picture of(Figure figure) {
        if (figure instanceof Table table) {
            return TablePicture.of(table);
        } else if (figure instanceof LineChart chart) {
            return LinePicture.of(chart);
        } else if (figure instanceof ScatterChart chart) {
            return ScatterPicture.of(chart);
        } else if (figure instanceof ContourChart chart) {
            return ContourPicture.of(chart);
        } else if (figure instanceof DecisionRegions chart) {
            return RegionsPicture.of(chart);
        } else if (figure instanceof PairPlot plot) {
            return PairPicture.of(plot);
        } else if (figure instanceof BarChart chart) {
            return BarPicture.of(chart);
        } else if (figure instanceof Histogram histogram) {
            return HistogramPicture.of(histogram);
        } else if (figure instanceof ImageGrid grid) {
            return ImagesPicture.of(grid);
        } else if (figure instanceof ConfusionMatrix matrix) {
            return MatrixPicture.of(matrix);
        } else if (figure instanceof GraphDrawing drawing) {
            return NodesPicture.of(drawing);
        }
        throw new IllegalArgumentException(
                "no picture for a " + figure.getClass().getSimpleName());
    }
}
