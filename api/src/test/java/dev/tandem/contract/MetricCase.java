package dev.tandem.contract;

import dev.tandem.metric.Metric;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A metric beside the same formula written as plain Java loops over all examples.
 *
 * @param targetRow draws a target row
 * @param prediction draws one number of a prediction
 * @param formula the metric once more
 */
record MetricCase(Metric metric, LossCase.RowSource targetRow, ToDoubleFunction<Random> prediction, Formula formula) {
    static final int COLUMNS = 4;

    /** A metric of rows of targets and predictions, with a weight for each row. */
    interface Formula {
        double of(double[][] target, double[][] prediction, double[] weights);
    }

    /** The largest magnitude, 1 at least. */
    static double scale(double[] numbers) {
        return Math.max(1, Arrays.stream(numbers).map(Math::abs).max().orElse(1));
    }

    @Override
    public String toString() {
        return metric.toString();
    }
}
