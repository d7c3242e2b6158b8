package dev.tandem.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Derivatives by central differences, with one step of Richardson's extrapolation: right to h⁴. */
final class Differences {
    private static final double STEP = 1e-3;

    private Differences() {}

    /** The derivatives of a number with respect to all elements of some of the inputs that it is computed from. */
    static List<ReferenceTensor> gradients(
            ToDoubleFunction<List<ReferenceTensor>> function, List<ReferenceTensor> at, List<Integer> sources) {
        List<ReferenceTensor> result = new ArrayList<>();
        for (int source : sources) {
            ReferenceTensor x = at.get(source);
            double[] derivatives = new double[x.count()];
            for (int i = 0; i < derivatives.length; i++) {
                double wide = slope(function, at, source, i, STEP);
                double narrow = slope(function, at, source, i, STEP / 2);
                derivatives[i] = (4 * narrow - wide) / 3;
            }
            result.add(ReferenceTensor.ofReals(x.type(), derivatives));
        }
        return result;
    }

    private static double slope(
            ToDoubleFunction<List<ReferenceTensor>> function,
            List<ReferenceTensor> at,
            int source,
            int position,
            double step) {
        double above = function.applyAsDouble(moved(at, source, position, step));
        double below = function.applyAsDouble(moved(at, source, position, -step));
        return (above - below) / (2 * step);
    }

    private static List<ReferenceTensor> moved(List<ReferenceTensor> at, int source, int position, double by) {
        List<ReferenceTensor> result = new ArrayList<>(at);
        double[] elements = at.get(source).toReals();
        elements[position] += by;
        result.set(source, ReferenceTensor.ofReals(at.get(source).type(), elements));
        return result;
    }
}
