package dev.tandem.data;

import dev.tandem.error.EmptyDatasetException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Reads the examples of one epoch, several at once, straight into the memory of one batch. */
interface RowReader {
    /**
     * The next examples.
     *
     * @param rows how many at most, 1 or more; fewer come only before the end
     * @return empty at the end
     */
    Optional<Batch> read(int rows);

    /** Lets go of the file. */
    void close();

    /** The epoch in batches of so many examples. */
    static CloseableIterator<Batch> iterate(RowReader reader, int size, boolean dropRest) {
        return new BatchIterator() {
            private boolean some;
            private boolean dropped;

            @Override
            Optional<Batch> advance() {
                Optional<Batch> batch = reader.read(size);
                if (dropRest && batch.isPresent() && batch.get().size() < size) {
                    dropped = true;
                    batch = Optional.empty();
                }
                if (batch.isEmpty() && dropped && !some) {
                    throw nothingLeft(size);
                }
                some = true;
                return batch;
            }

            @Override
            void release() {
                reader.close();
            }
        };
    }

    /** A data set of such batches, whose examples are read together. */
    static Dataset batched(LongFunction<? extends RowReader> open, OptionalLong examples, int size, boolean dropRest) {
        Checks.atLeast("batch", "size", size, 1);
        if (dropRest && examples.isPresent() && examples.getAsLong() < size) {
            throw nothingLeft(size);
        }
        return new DerivedDataset(
                epoch -> iterate(open.apply(epoch), size, dropRest),
                Checks.map(examples, n -> dropRest ? n - n % size : n),
                Checks.map(examples, n -> dropRest ? n / size : (n + size - 1) / size));
    }

    /** The error of a data set smaller than one batch whose rest is dropped. */
    static EmptyDatasetException nothingLeft(int size) {
        return new EmptyDatasetException("the data set has fewer examples than a batch of " + size
                + ", and dropRest leaves none; expected at least " + size + ": use a smaller batch or keep the rest");
    }
}
