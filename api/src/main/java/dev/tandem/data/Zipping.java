package dev.tandem.data;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;

/** Two data sets side by side. */
final class Zipping {
    private Zipping() {}

    static Dataset zip(Dataset first, Dataset second, BinaryOperator<Batch> join) {
        requireEqual("examples", first.examples(), second.examples());
        requireEqual("batches", first.batches(), second.batches());
        return new DerivedDataset(
                epoch -> new BatchIterator() {
                    private final CloseableIterator<Batch> left = first.epoch(epoch);
                    private final CloseableIterator<Batch> right = second.epoch(epoch);
                    private long number;

                    @Override
                    Optional<Batch> advance() {
                        if (left.hasNext() != right.hasNext()) {
                            throw new ShapeMismatchException("zip: the " + (left.hasNext() ? "second" : "first")
                                    + " data set ends after " + number
                                    + " batches, the other has more; expected as many: use take on the longer one");
                        }
                        if (!left.hasNext()) {
                            return Optional.empty();
                        }
                        number++;
                        return Optional.of(join.apply(left.next(), right.next()));
                    }

                    @Override
                    void release() {
                        try {
                            left.close();
                        } finally {
                            right.close();
                        }
                    }
                },
                first.examples().isPresent() ? first.examples() : second.examples(),
                first.batches().isPresent() ? first.batches() : second.batches());
    }

    private static void requireEqual(String what, OptionalLong first, OptionalLong second) {
        if (first.isPresent() && second.isPresent() && first.getAsLong() != second.getAsLong()) {
            throw new ShapeMismatchException("zip: the first data set has " + first.getAsLong() + " " + what
                    + ", the second " + second.getAsLong() + "; expected as many: use take on the longer one");
        }
    }

    static Batch join(Batch first, Batch second) {
        if (first.weights().isPresent() && second.weights().isPresent()) {
            throw new InvalidArgumentException(
                    "zip: both data sets have weights; expected them in one at most, as an example has one weight");
        }
        return new Batch(
                both(first.inputs(), second.inputs()),
                both(first.targets(), second.targets()),
                first.weights().or(second::weights));
    }

    static Batch asTargets(Batch first, Batch second) {
        return new Batch(first.inputs(), both(first.targets(), second.inputs()), first.weights());
    }

    private static List<TensorData> both(List<TensorData> first, List<TensorData> second) {
        List<TensorData> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
