package dev.tandem.data;

import dev.tandem.error.EmptyDatasetException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Examples that are in memory as a whole. Shuffling moves row numbers, and batching copies rows as runs of bytes; as long as
 * only orders and selections are asked for, the tensors exist once.
 */
public final class ArrayDataset implements Dataset {
    private final Batch all;
    private final int size;
    /** The rows of an epoch, in its order: always the same number, not always the same rows. */
    private final LongFunction<int[]> order;

    private ArrayDataset(Batch all, int size, LongFunction<int[]> order) {
        this.all = all;
        this.size = size;
        this.order = order;
    }

    /**
     * The rows of one great batch.
     *
     * @throws EmptyDatasetException if it has none
     */
    static ArrayDataset of(Batch all) {
        if (all.size() == 0) {
            throw new EmptyDatasetException("the data set has no examples: input 0 is "
                    + all.inputs().get(0).type() + "; expected at least one row");
        }
        int[] natural = new int[all.size()];
        Arrays.setAll(natural, i -> i);
        return new ArrayDataset(all, all.size(), epoch -> natural);
    }

    @Override
    public OptionalLong examples() {
        return OptionalLong.of(size);
    }

    @Override
    public OptionalLong batches() {
        return OptionalLong.of(size);
    }

    /** How many examples there are. */
    public int size() {
        return size;
    }

    /** All examples as one batch, in the order of epoch 0. */
    public Batch all() {
        return all.rows(order.apply(0));
    }

    /** The only input of all examples, in the order of epoch 0. */
    public TensorData input() {
        return all().input();
    }

    /** The only target of all examples, in the order of epoch 0. */
    public TensorData target() {
        return all().target();
    }

    @Override
    public CloseableIterator<Batch> epoch(long number) {
        return RowReader.iterate(new Reader(number), 1, false);
    }

    @Override
    public Dataset batch(int count, boolean dropRest) {
        return RowReader.batched(Reader::new, examples(), count, dropRest);
    }

    @Override
    public ArrayDataset load() {
        return of(all());
    }

    @Override
    public ArrayDataset as(DType dtype) {
        return new ArrayDataset(all.as(dtype), size, order);
    }

    @Override
    public ArrayDataset shuffle(long seed) {
        return new ArrayDataset(
                all,
                size,
                epoch ->
                        choose(order.apply(epoch), Shuffling.random(seed, epoch).permutation(size)));
    }

    private static int[] choose(int[] rows, int[] places) {
        int[] chosen = new int[places.length];
        Arrays.setAll(chosen, i -> rows[places[i]]);
        return chosen;
    }

    @Override
    public ArrayDataset take(long count) {
        Checks.atLeast("take", "count", count, 1);
        int end = (int) Math.min(count, size);
        return new ArrayDataset(all, end, epoch -> Arrays.copyOf(order.apply(epoch), end));
    }

    @Override
    public ArrayDataset skip(long count) {
        Checks.atLeast("skip", "count", count, 0);
        if (count >= size) {
            throw new EmptyDatasetException(
                    "skip: " + count + " of " + size + " examples leave none; expected fewer than " + size);
        }
        int start = (int) count;
        return new ArrayDataset(all, size - start, epoch -> Arrays.copyOfRange(order.apply(epoch), start, size));
    }

    /** These places of epoch 0, the same ones in every epoch. */
    ArrayDataset fixed(int[] places) {
        int[] rows = choose(order.apply(0), places);
        return new ArrayDataset(all, rows.length, epoch -> rows);
    }

    /**
     * Cuts the examples, in the order of epoch 0, into a first part to train with and the rest: shuffle first if that order
     * means something. Both parts are the same in every epoch.
     *
     * @param trainShare the share to train with, between 0 and 1; the number of examples is rounded
     * @throws EmptyDatasetException if a part would be empty
     */
    public Split split(double trainShare) {
        return Splitting.split(this, trainShare);
    }

    /**
     * As {@link #split}, with the same shares of every class in both parts, as near as whole numbers allow. A class is all
     * examples with equal rows in target 0: class numbers or one-hot.
     *
     * @param trainShare the share to train with, between 0 and 1
     * @throws EmptyDatasetException if a part would be empty
     */
    public Split stratifiedSplit(double trainShare) {
        return Splitting.stratified(this, trainShare);
    }

    /**
     * For cross-validation: cuts the examples, in the order of epoch 0, into {@code k} parts of equal size (the first ones
     * have one more, if need be), each of which is the test of one split. The same as scikit-learn's {@code KFold}.
     *
     * @param k how many, from 2 to the number of examples
     */
    public List<Split> kFold(int k) {
        return Splitting.kFold(this, k);
    }

    /** Hands out the rows of one epoch. */
    private final class Reader implements RowReader {
        private final int[] rows;
        private int next;

        Reader(long epoch) {
            rows = order.apply(epoch);
        }

        @Override
        public Optional<Batch> read(int count) {
            if (next == rows.length) {
                return Optional.empty();
            }
            int start = next;
            next = Math.min(rows.length, start + Math.min(count, rows.length));
            return Optional.of(all.rows(Arrays.copyOfRange(rows, start, next)));
        }

        @Override
        public void close() {
            // Memory only.
        }
    }
}
