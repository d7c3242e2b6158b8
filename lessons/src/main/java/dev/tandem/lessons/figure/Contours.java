package dev.tandem.lessons.figure;

import java.util.ArrayList;
import java.util.List;

/** Lines of equal height, by marching squares. */
public final class Contours {
    /**
     * A piece of a line, across one square of the grid.
     *
     * @param x1 where it starts
     * @param y1 where it starts
     * @param x2 where it ends
     * @param y2 where it ends
     */
    public record Segment(double x1, double y1, double x2, double y2) {}

    private Contours() {}

    /** The pieces of the lines of one height, in no order. */
    public static List<Segment> of(ContourChart chart, double level) {
        List<Segment> segments = new ArrayList<>();
        for (int row = 0; row + 1 < chart.y().size(); row++) {
            for (int column = 0; column + 1 < chart.x().size(); column++) {
                List<double[]> crossings = crossings(chart, row, column, level);
                // Two crossings are a line; four (a saddle) are two, joined in the order round the square.
                for (int i = 0; i + 1 < crossings.size(); i += 2) {
                    double[] from = crossings.get(i);
                    double[] to = crossings.get(i + 1);
                    segments.add(new Segment(from[0], from[1], to[0], to[1]));
                }
            }
        }
        return segments;
    }

    /** Where the level crosses the sides of a square of the grid, going round. */
    private static List<double[]> crossings(ContourChart chart, int row, int column, double level) {
        int[][] corners = {{row, column}, {row, column + 1}, {row + 1, column + 1}, {row + 1, column}};
        List<double[]> crossings = new ArrayList<>();
        for (int i = 0; i < corners.length; i++) {
            int[] a = corners[i];
            int[] b = corners[(i + 1) % corners.length];
            double heightA = chart.heights().get(a[0]).get(a[1]) - level;
            double heightB = chart.heights().get(b[0]).get(b[1]) - level;
            if (heightA < 0 != heightB < 0) {
                double way = heightA / (heightA - heightB);
                crossings.add(new double[] {
                    between(chart.x().get(a[1]), chart.x().get(b[1]), way),
                    between(chart.y().get(a[0]), chart.y().get(b[0]), way)
                });
            }
        }
        return crossings;
    }

    private static double between(double from, double to, double way) {
        return from + way * (to - from);
    }
}
