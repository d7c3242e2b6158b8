package dev.tandem.train.callback;

import dev.tandem.train.Callback;
import dev.tandem.train.Training;

/** Ends training at the first batch whose loss is NaN or infinite, in place of {@code fit}'s error. */
public final class TerminateOnNaN implements Callback {
    @Override
    public boolean handlesNonFiniteLoss() {
        return true;
    }

    @Override
    public void onBatchEnd(Training training, long step, double loss) {
        if (!Double.isFinite(loss)) {
            training.stop("TerminateOnNaN: the loss is " + loss + " at batch " + step);
        }
    }
}
