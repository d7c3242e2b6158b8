package dev.tandem.data;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Batches from the iterators and streams of others. */
final class Sources {
    private Sources() {}

    static CloseableIterator<Batch> iterate(Iterator<Batch> batches) {
        return iterate(batches, () -> {
            if (batches instanceof CloseableIterator<Batch> closeable) {
                closeable.close();
            }
        });
    }

    static CloseableIterator<Batch> iterate(Stream<Batch> stream) {
        return iterate(stream.iterator(), stream::close);
    }

    private static CloseableIterator<Batch> iterate(Iterator<Batch> batches, Runnable end) {
        return new BatchIterator() {
            @Override
            Optional<Batch> advance() {
                return batches.hasNext() ? Optional.of(batches.next()) : Optional.empty();
            }

            @Override
            void release() {
                end.run();
            }
        };
    }
}
