package dev.tandem.metric;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;

/** What the top-k accuracies have in common. */
final class TopK {
    private TopK() {}

    static void check(String metric, int k) {
        if (k < 1) {
            throw new InvalidArgumentException(metric + ": k is " + k + "; expected 1 or more");
        }
    }

    /** Bool: whether fewer than k scores are above that of the class, so that all of equal scores count as in. */
    static Tensor holds(Tensor ids, Tensor prediction, int k) {
        Tensor score = prediction.takeAlongAxis(ids.expandDims(-1), -1);
        Tensor above = prediction.greater(score).cast(DType.INT64).sum(-1);
        // Nothing is above NaN, which must not count as a hit.
        return above.less(k).logicalAnd(score.squeeze(-1).isNan().logicalNot());
    }
}
