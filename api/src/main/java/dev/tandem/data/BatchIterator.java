package dev.tandem.data;

import java.util.NoSuchElementException;
import java.util.Optional;

/** The part that all iterators share: looks one ahead, and lets go at the end, at a failure, and when closed. */
abstract class BatchIterator implements CloseableIterator<Batch> {
    private Optional<Batch> ahead = Optional.empty();
    private boolean ended;

    /** The next batch; empty at the end, and not asked again then. */
    abstract Optional<Batch> advance();

    /** Lets go of files, threads and other iterators; called once. */
    abstract void release();

    @Override
    public final boolean hasNext() {
        if (ahead.isEmpty() && !ended) {
            try {
                ahead = advance();
            } catch (RuntimeException | Error failure) {
                closeAfter(failure);
                throw failure;
            }
            if (ahead.isEmpty()) {
                close();
            }
        }
        return ahead.isPresent();
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
        }
    }

    @Override
    public final Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has ended; ask hasNext() first");
        }
        Batch batch = ahead.orElseThrow();
        ahead = Optional.empty();
        return batch;
    }

    @Override
    public final void close() {
        ahead = Optional.empty();
        if (!ended) {
            ended = true;
            release();
        }
    }
}
