package dev.tandem.lessons.picture;

import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/** Curves without marks, but for points that stand alone: between gaps there is no line that would show them. */
final class Curves extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1;

    private final transient XYDataset data;

    Curves(XYDataset data) {
        super(true, false);
        this.data = data;
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        return super.getItemShapeVisible(series, item)
                || (there(series, item) && !there(series, item - 1) && !there(series, item + 1));
    }

    private boolean there(int series, int item) {
        return item >= 0 && item < data.getItemCount(series) && Double.isFinite(data.getYValue(series, item));
    }
}
