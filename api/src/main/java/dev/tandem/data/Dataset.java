package dev.tandem.data;

import dev.tandem.error.EmptyDatasetException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Examples to learn from, read epoch by epoch. It is a sequence of {@link Batch}es: of one example each, as the sources give
 * them, until {@link #batch(int)} puts several together.
 *
 * <p>What an epoch gives, and in which order, depends on the data set and the epoch's number alone: training that is resumed
 * in epoch 7 sees what it would have seen without the interruption, on every engine. Every step returns a new data set and
 * leaves this one as it is; nothing is read before an epoch is.
 *
 * <pre>{@code
 * Split split = Dataset.of(x, y).shuffle(42).split(0.8);
 * StandardScaler scaler = StandardScaler.fit(split.train());
 * Dataset train = split.train().shuffle(7).batch(32).map(scaler.onInputs()).prefetch(2);
 * try (CloseableIterator<Batch> batches = train.epoch(0)) {
 *     while (batches.hasNext()) step(batches.next());
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Dataset {
    /**
     * Begins an epoch. Several can be read at the same time; close each, unless it was read to its end.
     *
     * @param number which one, from 0
     */
    CloseableIterator<Batch> epoch(long number);

    /** How many examples an epoch has, if that is known without reading it. */
    default OptionalLong examples() {
        return OptionalLong.empty();
    }

    /** How many batches an epoch has, if that is known without reading it. */
    default OptionalLong batches() {
        return OptionalLong.empty();
    }

    /**
     * Inputs without targets.
     *
     * @param x [examples, …]
     * @throws EmptyDatasetException if there are no examples
     */
    static ArrayDataset of(TensorData x) {
        return of(Batch.of(x));
    }

    /**
     * Inputs with their targets, row by row.
     *
     * @param x [examples, …]
     * @param y [examples, …]
     * @throws dev.tandem.error.ShapeMismatchException if they have not the same number of rows
     * @throws EmptyDatasetException if there are no examples
     */
    static ArrayDataset of(TensorData x, TensorData y) {
        return of(Batch.of(x, y));
    }

    /** As {@link #of(TensorData, TensorData)}, with a weight for each example, [examples]. */
    static ArrayDataset of(TensorData x, TensorData y, TensorData weights) {
        return of(Batch.of(x, y, weights));
    }

    /** Several inputs and targets, weights or none: the rows of one great batch. */
    static ArrayDataset of(Batch all) {
        return ArrayDataset.of(all);
    }

    /** As {@link #of(TensorData, TensorData)}, of nested Java arrays as {@link TensorData#of(Object)} reads them. */
    static ArrayDataset ofArrays(Object x, Object y) {
        return of(TensorData.of(x), TensorData.of(y));
    }

    /**
     * Batches that are made as they are asked for.
     *
     * @param start begins them anew for every epoch, and always with the same ones; what a batch needs is let go with it, so
     *     more can come than memory holds
     */
    static Dataset ofIterator(Supplier<? extends Iterator<Batch>> start) {
        return ofEpochs(epoch -> start.get());
    }

    /** As {@link #ofIterator}, with batches that are others in every epoch: a function of its number. */
    static Dataset ofEpochs(LongFunction<? extends Iterator<Batch>> start) {
        return epoch -> Sources.iterate(start.apply(epoch));
    }

    /** As {@link #ofIterator}, of a stream, which is closed at the end of an epoch. */
    static Dataset ofStream(Supplier<Stream<Batch>> start) {
        return epoch -> Sources.iterate(start.get());
    }

    /** Every batch changed by a function, which must give back as many examples. */
    default Dataset map(UnaryOperator<Batch> change) {
        return Steps.map(this, change);
    }

    /** The floating-point tensors in this dtype; class numbers and the like stay as they are. */
    default Dataset as(DType dtype) {
        return map(batch -> batch.as(dtype));
    }

    /** The batches for which the condition holds. Filter before {@link #batch(int)}, where each is one example. */
    default Dataset filter(Predicate<Batch> condition) {
        return Steps.filter(this, condition);
    }

    /**
     * All in an order drawn anew for each epoch, every order equally likely: a function of seed and epoch. Holds a whole
     * epoch in memory, unless the data are arrays; where they are too many, see {@link #shuffle(long, int)}.
     *
     * @param seed any number
     */
    default Dataset shuffle(long seed) {
        return Shuffling.full(this, seed);
    }

    /**
     * Mixes what is near: each next one is drawn from a buffer that is filled up in the order of the source. Nothing comes
     * more than {@code buffer} places too early.
     *
     * @param seed any number
     * @param buffer how many are held in memory, 1 (no change) or more
     */
    default Dataset shuffle(long seed, int buffer) {
        return Shuffling.buffered(this, seed, buffer);
    }

    /** Batches of so many examples; the last one takes what is left. */
    default Dataset batch(int size) {
        return batch(size, false);
    }

    /**
     * Batches of so many examples, whatever the batches were before.
     *
     * @param size how many examples, 1 or more; may be more than there are
     * @param dropRest whether to leave out a last batch that is not full
     * @throws EmptyDatasetException if nothing is left, here where that is known, else at the end of an epoch
     */
    default Dataset batch(int size, boolean dropRest) {
        return Batching.regroup(this, size, dropRest);
    }

    /**
     * So many epochs as one: epoch e of the result is the epochs e·times to e·times + times - 1, so each pass is shuffled in
     * its own way.
     *
     * @param times 1 or more
     */
    default Dataset repeat(int times) {
        return Steps.repeat(this, times);
    }

    /**
     * Epochs without an end, for training counted in steps: epoch e of the result is the epochs e, e + 1 and so on.
     *
     * @throws EmptyDatasetException when an epoch turns out to be empty
     */
    default Dataset repeat() {
        return Steps.repeatForever(this);
    }

    /**
     * Reads ahead on a thread of its own. The thread ends with the epoch, when it is closed, or when its iterator is garbage;
     * what fails there is thrown here, in its place in the order.
     *
     * @param batches how many to have ready at most, 1 or more; one more may be under way
     */
    default Dataset prefetch(int batches) {
        return Prefetching.of(this, batches);
    }

    /** The first batches: before {@link #batch(int)}, the first examples. */
    default Dataset take(long count) {
        return Steps.take(this, count);
    }

    /** Without the first batches: before {@link #batch(int)}, without the first examples. */
    default Dataset skip(long count) {
        return Steps.skip(this, count);
    }

    /** The other's batches after these. */
    default Dataset concat(Dataset other) {
        return Steps.concat(this, other);
    }

    /**
     * Side by side: each batch gets the inputs, targets and weights of both, these first.
     *
     * @throws dev.tandem.error.ShapeMismatchException if one has more batches, or more examples in a batch
     */
    default Dataset zip(Dataset other) {
        return Zipping.zip(this, other, Zipping::join);
    }

    /**
     * Side by side: the inputs of the other data set become targets of this one.
     *
     * @throws dev.tandem.error.ShapeMismatchException as {@link #zip} does
     */
    default Dataset withTargets(Dataset targets) {
        return Zipping.zip(this, targets, Zipping::asTargets);
    }

    /**
     * Reads epoch 0 into memory, where it can be split.
     *
     * @throws EmptyDatasetException if there are no examples
     */
    default ArrayDataset load() {
        List<Batch> all = new ArrayList<>();
        // Not example by example: that would be as many small pieces of native memory.
        try (CloseableIterator<Batch> batches = batch(1024).epoch(0)) {
            batches.forEachRemaining(all::add);
        }
        if (all.isEmpty()) {
            throw new EmptyDatasetException("the data set has no examples; expected at least one");
        }
        return of(Batch.concat(all));
    }
}
