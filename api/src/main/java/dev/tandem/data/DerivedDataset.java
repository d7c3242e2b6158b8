package dev.tandem.data;

import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * A data set made of another by a step.
 *
 * @param open begins an epoch
 * @param examples how many examples an epoch has, if known
 * @param batches how many batches an epoch has, if known
 */
record DerivedDataset(LongFunction<CloseableIterator<Batch>> open, OptionalLong examples, OptionalLong batches)
        implements Dataset {
    @Override
    public CloseableIterator<Batch> epoch(long number) {
        return open.apply(number);
    }
}
