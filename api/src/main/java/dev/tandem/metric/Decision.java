package dev.tandem.metric;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;

/** From a probability to yes or no. */
final class Decision {
    private Decision() {}

    static void check(String metric, double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new InvalidArgumentException(metric + ": the threshold is " + threshold
                    + "; expected a probability from 0 to 1: of logits too, which are taken for what their sigmoid is");
        }
    }

    /** What predictions are compared with: of logits the logit of the threshold, which saves the sigmoid and its rounding. */
    static double bound(double threshold, boolean fromLogits) {
        return fromLogits ? Math.log(threshold / (1 - threshold)) : threshold;
    }

    /** Bool: whether the probability is above the threshold. */
    static Tensor above(Tensor prediction, double threshold, boolean fromLogits) {
        return prediction.greater(bound(threshold, fromLogits));
    }
}
