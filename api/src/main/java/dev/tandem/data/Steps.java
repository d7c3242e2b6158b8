package dev.tandem.data;

import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The steps that look at one batch at a time. */
final class Steps {
    private Steps() {}

    static Dataset map(Dataset source, UnaryOperator<Batch> change) {
        return new DerivedDataset(
                epoch -> new FromOne(source.epoch(epoch)) {
                    @Override
                    Optional<Batch> advance() {
                        return pull().map(batch -> changed(batch, change));
                    }
                },
                source.examples(),
                source.batches());
    }

    private static Batch changed(Batch batch, UnaryOperator<Batch> change) {
        Batch result = change.apply(batch);
        if (result.size() != batch.size()) {
            throw new InvalidArgumentException("map: the function made " + result.size() + " examples of "
                    + batch.size() + "; expected as many: to leave some out, use filter before batch");
        }
        return result;
    }

    static Dataset filter(Dataset source, Predicate<Batch> condition) {
        return epoch -> new FromOne(source.epoch(epoch)) {
            @Override
            Optional<Batch> advance() {
                Optional<Batch> batch = pull();
                while (batch.isPresent() && !condition.test(batch.get())) {
                    batch = pull();
                }
                return batch;
            }
        };
    }

    static Dataset take(Dataset source, long count) {
        Checks.atLeast("take", "count", count, 0);
        LongUnaryOperator left = n -> Math.min(n, count);
        return new DerivedDataset(
                epoch -> new FromOne(source.epoch(epoch)) {
                    private long taken;

                    @Override
                    Optional<Batch> advance() {
                        return taken++ < count ? pull() : Optional.empty();
                    }
                },
                examplesAfter(source, left),
                Checks.map(source.batches(), left));
    }

    static Dataset skip(Dataset source, long count) {
        Checks.atLeast("skip", "count", count, 0);
        LongUnaryOperator left = n -> Math.max(0, n - count);
        return new DerivedDataset(
                epoch -> new FromOne(source.epoch(epoch)) {
                    private long skipped;

                    @Override
                    Optional<Batch> advance() {
                        while (skipped < count && pull().isPresent()) {
                            skipped++;
                        }
                        return pull();
                    }
                },
                examplesAfter(source, left),
                Checks.map(source.batches(), left));
    }

    /** How many examples are left when batches are left out: known only where each batch is one example. */
    private static OptionalLong examplesAfter(Dataset source, LongUnaryOperator left) {
        return source.examples().equals(source.batches()) ? Checks.map(source.examples(), left) : OptionalLong.empty();
    }

    static Dataset concat(Dataset first, Dataset second) {
        return new DerivedDataset(
                epoch -> new InTurn(turn -> (turn == 0 ? first : second).epoch(epoch), 2),
                sum(first.examples(), second.examples()),
                sum(first.batches(), second.batches()));
    }

    private static OptionalLong sum(OptionalLong a, OptionalLong b) {
        return a.isPresent() && b.isPresent() ? OptionalLong.of(a.getAsLong() + b.getAsLong()) : OptionalLong.empty();
    }

    static Dataset repeat(Dataset source, int times) {
        Checks.atLeast("repeat", "times", times, 1);
        return new DerivedDataset(
                epoch -> new InTurn(turn -> source.epoch(epoch * times + turn), times),
                Checks.map(source.examples(), n -> n * times),
                Checks.map(source.batches(), n -> n * times));
    }

    static Dataset repeatForever(Dataset source) {
        return epoch -> new InTurn(
                turn -> {
                    CloseableIterator<Batch> pass = source.epoch(epoch + turn);
                    if (!pass.hasNext()) {
                        throw new EmptyDatasetException("repeat: epoch " + (epoch + turn)
                                + " of the data set is empty; expected at least one batch to repeat");
                    }
                    return pass;
                },
                Long.MAX_VALUE);
    }

    /** An iterator over what another one gives. */
    private abstract static class FromOne extends BatchIterator {
        private final CloseableIterator<Batch> source;

        FromOne(CloseableIterator<Batch> source) {
            this.source = source;
        }

        final Optional<Batch> pull() {
            return source.hasNext() ? Optional.of(source.next()) : Optional.empty();
        }

        @Override
        void release() {
            source.close();
        }
    }

    /** Iterators one after the other, each begun when its turn comes. */
    private static final class InTurn extends BatchIterator {
        private final LongFunction<CloseableIterator<Batch>> open;
        private final long turns;
        private Optional<CloseableIterator<Batch>> current = Optional.empty();
        private long turn;

        InTurn(LongFunction<CloseableIterator<Batch>> open, long turns) {
            this.open = open;
            this.turns = turns;
        }

        @Override
        Optional<Batch> advance() {
            while (true) {
                if (current.isPresent() && current.get().hasNext()) {
                    return Optional.of(current.get().next());
                }
                release();
                if (turn == turns) {
                    return Optional.empty();
                }
                current = Optional.of(open.apply(turn++));
            }
        }

        @Override
        void release() {
            current.ifPresent(CloseableIterator::close);
            current = Optional.empty();
        }
    }
}
