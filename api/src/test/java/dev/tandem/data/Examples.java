package dev.tandem.data;

import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Small data sets for tests, whose examples are numbered. */
final class Examples {
    private Examples() {}

    /** Example i has the input [i, 2i] and the target i. */
    static ArrayDataset numbered(int size) {
        double[] x = new double[2 * size];
        for (int i = 0; i < size; i++) {
            x[2 * i] = i;
            x[2 * i + 1] = 2 * i;
        }
        return Dataset.of(
                TensorData.of(Shape.of(size, 2), x),
                TensorData.of(Shape.of(size), IntStream.range(0, size).toArray()));
    }

    /** The same, one by one, from an iterator: nothing of it is known before it is read. */
    static Dataset streamed(int size) {
        return Dataset.ofStream(() ->
                IntStream.range(0, size).mapToObj(i -> numbered(size).all().rows(i, i + 1)));
    }

    /** All batches of an epoch. */
    static List<Batch> read(Dataset dataset, long epoch) {
        List<Batch> all = new ArrayList<>();
        try (CloseableIterator<Batch> batches = dataset.epoch(epoch)) {
            batches.forEachRemaining(all::add);
        }
        return all;
    }

    /** The numbers of the examples of an epoch, in its order. */
    static List<Integer> numbers(Dataset dataset, long epoch) {
        return read(dataset, epoch).stream()
                .flatMap(batch -> numbers(batch).stream())
                .toList();
    }

    /** The numbers of a batch's examples, which its targets and inputs must agree about. */
    static List<Integer> numbers(Batch batch) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int number = (int) batch.target().getLong(i);
            if (batch.input().getDouble(2 * i) != number || batch.input().getDouble(2 * i + 1) != 2 * number) {
                throw new AssertionError("input and target of different examples in " + batch);
            }
            numbers.add(number);
        }
        return numbers;
    }

    static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
