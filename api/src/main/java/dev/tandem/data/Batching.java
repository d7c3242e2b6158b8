package dev.tandem.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts examples together that come in batches of any size. */
final class Batching {
    private Batching() {}

    static Dataset regroup(Dataset source, int size, boolean dropRest) {
        return RowReader.batched(epoch -> new Regrouping(source.epoch(epoch)), source.examples(), size, dropRest);
    }

    /** Takes examples off the front of batches of any size. */
    private static final class Regrouping implements RowReader {
        private final CloseableIterator<Batch> source;
        private Optional<Batch> left = Optional.empty();

        Regrouping(CloseableIterator<Batch> source) {
            this.source = source;
        }

        @Override
        public Optional<Batch> read(int rows) {
            List<Batch> parts = new ArrayList<>();
            int missing = rows;
            while (missing > 0 && (left.isPresent() || source.hasNext())) {
                Batch part = left.isPresent() ? left.get() : source.next();
                int taken = Math.min(missing, part.size());
                parts.add(part.rows(0, taken));
                left = taken < part.size() ? Optional.of(part.rows(taken, part.size())) : Optional.empty();
                missing -= taken;
            }
            return parts.isEmpty() ? Optional.empty() : Optional.of(Batch.concat(parts));
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
