package dev.tandem.data;

import dev.tandem.error.DataFormatException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Examples in files of the IDX format, that of MNIST, plain or compressed with gzip; read from the files anew in each epoch
 * and never held as a whole. Unsigned bytes come as UINT8, so images go through {@link Images#toFloats}:
 *
 * <pre>{@code
 * Dataset digits = IdxDataset.of(Path.of("images-idx3-ubyte.gz"), Path.of("labels-idx1-ubyte.gz"))
 *         .batch(64)
 *         .map(batch -> batch.mapInputs(Images::toFloats));
 * }</pre>
 */
public final class IdxDataset implements Dataset {
    private final Path inputs;
    private final Path targets;
    private final long size;

    private IdxDataset(Path inputs, Path targets, long size) {
        this.inputs = inputs;
        this.targets = targets;
        this.size = size;
    }

    /**
     * The examples of two files, of which only the headers are read now.
     *
     * @param inputs such as the images
     * @param targets such as their labels
     * @throws ShapeMismatchException if the files hold different numbers of examples
     * @throws DataFormatException if one is no IDX file, or shorter than its header promises
     * @throws EmptyDatasetException if they hold no examples
     */
    public static IdxDataset of(Path inputs, Path targets) {
        try (IdxFile x = new IdxFile(inputs);
                IdxFile y = new IdxFile(targets)) {
            if (x.shape().size(0) != y.shape().size(0)) {
                throw new ShapeMismatchException(inputs + " holds " + x.shape().size(0) + " examples, " + targets + " "
                        + y.shape().size(0) + "; expected as many: do the files belong together?");
            }
            return new IdxDataset(inputs, targets, x.shape().size(0));
        }
    }

    /**
     * All elements of one file.
     *
     * @throws DataFormatException if it is no IDX file, is not as long as its header promises, or takes more than 2 GiB
     */
    public static TensorData read(Path file) {
        try (IdxFile idx = new IdxFile(file)) {
            Shape shape = idx.shape();
            TensorData all = idx.read(Integer.MAX_VALUE)
                    .orElseThrow(() -> new EmptyDatasetException(file + " holds no examples; expected at least one"));
            if (!all.shape().equals(shape)) {
                throw new DataFormatException(
                        file.toString(),
                        "its " + shape + " elements take more than 2 GiB; expected less: use IdxDataset.of");
            }
            return all;
        }
    }

    @Override
    public OptionalLong examples() {
        return OptionalLong.of(size);
    }

    @Override
    public OptionalLong batches() {
        return OptionalLong.of(size);
    }

    @Override
    public CloseableIterator<Batch> epoch(long number) {
        return RowReader.iterate(new Reader(), 1, false);
    }

    @Override
    public Dataset batch(int count, boolean dropRest) {
        return RowReader.batched(epoch -> new Reader(), examples(), count, dropRest);
    }

    /** Reads both files side by side. */
    private final class Reader implements RowReader {
        private final IdxFile x = new IdxFile(inputs);
        private final IdxFile y;

        Reader() {
            try {
                y = new IdxFile(targets);
            } catch (RuntimeException failure) {
                x.close();
                throw failure;
            }
        }

        @Override
        public Optional<Batch> read(int rows) {
            return x.read(rows).map(input -> {
                int size = Math.toIntExact(input.shape().size(0));
                List<TensorData> target = y.read(size).map(List::of).orElse(List.of());
                return new Batch(List.of(input), target, Optional.empty());
            });
        }

        @Override
        public void close() {
            try {
                x.close();
            } finally {
                y.close();
            }
        }
    }
}
