package dev.tandem.weights;

import dev.tandem.error.CorruptFileException;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads the floating-point tensors of an HDF5 file, believing nothing: what the file says of sizes is held against its length, and of
 * groups inside of groups there is an end.
 */
final class Hdf5File {
    /** Far more than any model has, and few enough that a group which holds itself is soon found out. */
    private static final int DEEPEST = 64;

    private static final int MOST_NODES = 1_000_000;

    private final Path file;
    private final long length;
    private final Predicate<String> wanted;
    private final Map<String, TensorData> tensors = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private int nodes;
    private long bytes;

    /**
     * What was read.
     *
     * @param tensors by their path, {@code layers/dense/vars/0}
     * @param names what groups are called in their attributes, by their path
     */
    record Content(Map<String, TensorData> tensors, Map<String, String> names) {}

    private Hdf5File(Path file, long length, Predicate<String> wanted) {
        this.file = file;
        this.length = length;
        this.wanted = wanted;
    }

    /**
     * Reads a file.
     *
     * @param wanted says of a path whether it is looked at
     * @throws CorruptFileException if there is none, or it is of another format
     */
    static Content read(Path file, Predicate<String> wanted) {
        long length;
        try {
            length = Files.size(file);
        } catch (IOException e) {
            throw new CorruptFileException(file + ": cannot be read: " + e + "; expected an HDF5 file", e);
        }
        Hdf5File reader = new Hdf5File(file, length, wanted);
        try (HdfFile hdf = new HdfFile(file)) {
            reader.read("", hdf, 0);
        } catch (CorruptFileException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A damaged file shows in jHDF as whatever its numbers lead to.
            throw new CorruptFileException(file + ": is no HDF5 file that can be read: " + e, e);
        }
        return new Content(reader.tensors, reader.names);
    }

    private void read(String path, Group group, int depth) {
        if (depth > DEEPEST) {
            throw corrupt("'" + path + "' is a group inside of " + DEEPEST + " others; expected fewer");
        }
        Attribute name = group.getAttribute("name");
        if (name != null && name.getData() instanceof String text) {
            names.put(path, text);
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            if (++nodes > MOST_NODES) {
                throw corrupt("it has more than " + MOST_NODES + " groups and datasets; expected fewer");
            }
            String inner = path.isEmpty() ? child.getKey() : path + "/" + child.getKey();
            if (!wanted.test(inner)) {
                continue;
            }
            if (child.getValue().isLink()) {
                throw corrupt("'" + inner + "' is a link; expected a group or a dataset");
            }
            if (child.getValue() instanceof Group below) {
                read(inner, below, depth + 1);
            } else if (child.getValue() instanceof Dataset dataset) {
                tensors.put(inner, tensor(inner, dataset));
            }
        }
    }

    private TensorData tensor(String path, Dataset dataset) {
        Class<?> type = dataset.getJavaType();
        if (type != float.class && type != double.class) {
            throw corrupt("'" + path + "' holds numbers of the type " + dataset.getDataType()
                    + "; expected float32 or float64: save the model in one of these");
        }
        if (!dataset.getFilters().isEmpty()) {
            throw corrupt("'" + path + "' is compressed; expected numbers as they are, as Keras writes them");
        }
        bytes += dataset.getSizeInBytes();
        if (dataset.getSizeInBytes() < 0 || bytes < 0 || bytes > length) {
            throw corrupt("'" + path + "' is said to hold " + dataset.getSizeInBytes()
                    + " bytes, all together more than the " + length + " of the file; expected no more than it has");
        }
        Shape shape = Shape.of(
                Arrays.stream(dataset.getDimensions()).mapToLong(size -> size).toArray());
        if (dataset.isScalar()) {
            return TensorData.of(dataset.getData());
        }
        Object flat = dataset.getDataFlat();
        if (Array.getLength(flat) != shape.elementCount()) {
            throw corrupt("'" + path + "' holds " + Array.getLength(flat) + " numbers; expected " + shape.elementCount()
                    + " for its shape " + shape);
        }
        return flat instanceof float[] floats ? TensorData.of(shape, floats) : TensorData.of(shape, (double[]) flat);
    }

    private CorruptFileException corrupt(String problem) {
        return new CorruptFileException(file + ": " + problem);
    }
}
