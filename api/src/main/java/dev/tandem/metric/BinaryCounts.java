package dev.tandem.metric;

import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much weight lies where a yes or no was right or wrong; each a single float64 number.
 *
 * @param truePositives yes, rightly
 * @param falsePositives yes, wrongly
 * @param trueNegatives no, rightly
 * @param falseNegatives no, wrongly
 */
record BinaryCounts(Tensor truePositives, Tensor falsePositives, Tensor trueNegatives, Tensor falseNegatives) {
    /**
     * Counts over all labels, or over those of one class.
     *
     * @param name of the metric, for errors
     * @param target labels of the prediction's shape, everything but 0 being yes; for one class, class ids will do
     */
    static BinaryCounts of(
            String name, Tensor target, Tensor prediction, Optional<Tensor> sampleWeight, Decisions decisions) {
        Tensor actual;
        Tensor scores = prediction;
        if (decisions.classId().isPresent()) {
            int classId = decisions.classId().getAsInt();
            checkClass(name, classId, prediction);
            scores = prediction.slice(-1, classId, classId + 1);
            if (Targets.areIds(target.type(), prediction.type())) {
                actual = Targets.classIds(target, prediction).expandDims(-1).equal(classId);
            } else {
                Targets.checkElementwise(name, target.type(), prediction.type());
                actual = Targets.elementwise(target, prediction)
                        .slice(-1, classId, classId + 1)
                        .notEqual(0);
            }
        } else {
            Targets.checkElementwise(name, target.type(), prediction.type());
            actual = Targets.elementwise(target, prediction).notEqual(0);
        }
        Tensor decided = Decision.above(scores, decisions.threshold(), decisions.fromLogits());
        Tensor weights = Weights.of(scores, sampleWeight);
        return new BinaryCounts(
                count(weights, actual.logicalAnd(decided)),
                count(weights, actual.logicalNot().logicalAnd(decided)),
                count(weights, actual.logicalOr(decided).logicalNot()),
                count(weights, actual.logicalAnd(decided.logicalNot())));
    }

    /** How a score becomes a yes or no. */
    record Decisions(double threshold, boolean fromLogits, OptionalInt classId) {}

    private static void checkClass(String name, int classId, Tensor prediction) {
        if (classId < 0 || prediction.rank() == 0 || classId >= prediction.size(-1)) {
            throw new IndexOutOfRangeException(name + ": class " + classId + " is none of the prediction "
                    + prediction.type() + "; expected 0 to the last axis' size − 1");
        }
    }

    private static Tensor count(Tensor weights, Tensor which) {
        return weights.multiply(which.cast(Metric.SUM_DTYPE)).sum();
    }
}
