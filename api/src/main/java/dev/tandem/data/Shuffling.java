package dev.tandem.data;

import dev.tandem.random.NeutralRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders that are a function of seed and epoch. */
final class Shuffling {
    private Shuffling() {}

    /** The random numbers of one epoch. */
    static NeutralRandom random(long seed, long epoch) {
        return new NeutralRandom(seed).split("shuffle").fork(epoch);
    }

    static Dataset full(Dataset source, long seed) {
        return new DerivedDataset(
                epoch -> new BatchIterator() {
                    private final CloseableIterator<Batch> batches = source.epoch(epoch);
                    private List<Batch> all = List.of();
                    private int[] order = {};
                    private int next = -1;

                    @Override
                    Optional<Batch> advance() {
                        if (next < 0) {
                            all = new ArrayList<>();
                            batches.forEachRemaining(all::add);
                            order = random(seed, epoch).permutation(all.size());
                            next = 0;
                        }
                        return next < order.length ? Optional.of(all.get(order[next++])) : Optional.empty();
                    }

                    @Override
                    void release() {
                        batches.close();
                        all = List.of();
                    }
                },
                source.examples(),
                source.batches());
    }

    static Dataset buffered(Dataset source, long seed, int size) {
        Checks.atLeast("shuffle", "buffer", size, 1);
        return new DerivedDataset(
                epoch -> new BatchIterator() {
                    private final CloseableIterator<Batch> batches = source.epoch(epoch);
                    private final NeutralRandom random = random(seed, epoch);
                    private final List<Batch> buffer = new ArrayList<>();

                    @Override
                    Optional<Batch> advance() {
                        while (buffer.size() < size && batches.hasNext()) {
                            buffer.add(batches.next());
                        }
                        if (buffer.isEmpty()) {
                            return Optional.empty();
                        }
                        int chosen = random.integers(1, 0, buffer.size())[0];
                        // The last one moves into the gap: their order does not matter, each is as likely to be next.
                        Batch last = buffer.remove(buffer.size() - 1);
                        return Optional.of(chosen == buffer.size() ? last : buffer.set(chosen, last));
                    }

                    @Override
                    void release() {
                        batches.close();
                        buffer.clear();
                    }
                },
                source.examples(),
                source.batches());
    }
}
