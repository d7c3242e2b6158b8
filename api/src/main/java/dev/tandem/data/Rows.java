package dev.tandem.data;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Function;

/** Moves rows, the entries of the first axis, as runs of bytes: no element is looked at. */
final class Rows {
    private Rows() {}

    /** The bytes of one row. */
    static int bytesPerRow(TensorType type) {
        Shape row = type.shape().range(1, type.shape().rank());
        return Math.toIntExact(row.elementCount() * type.dtype().bytes());
    }

    /** The type of so many rows like those. */
    static TensorType withRows(TensorType type, long rows) {
        return new TensorType(type.shape().with(0, rows), type.dtype());
    }

    /** The rows from one to before another, in the tensor's own memory. */
    static TensorData slice(TensorData tensor, int from, int to) {
        long size = tensor.shape().size(0);
        if (from < 0 || to < from || to > size) {
            throw new IndexOutOfRangeException(
                    "rows " + from + " to " + to + " of " + size + "; expected 0 <= from <= to <= " + size);
        }
        if (from == 0 && to == size) {
            return tensor;
        }
        int width = bytesPerRow(tensor.type());
        ByteBuffer bytes = tensor.bytes().slice(from * width, (to - from) * width);
        return TensorData.wrap(withRows(tensor.type(), to - from), bytes.order(ByteOrder.nativeOrder()));
    }

    /**
     * These rows in this order: shared memory where they follow each other, a copy where they do not, made when it is looked at.
     */
    static TensorData gather(TensorData tensor, int[] rows) {
        long size = tensor.shape().size(0);
        boolean inSequence = true;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] < 0 || rows[i] >= size) {
                throw new IndexOutOfRangeException("row " + rows[i] + " of " + size + "; expected 0 to " + (size - 1));
            }
            inSequence &= i == 0 || rows[i] == rows[i - 1] + 1;
        }
        if (inSequence && rows.length > 0) {
            return slice(tensor, rows[0], rows[rows.length - 1] + 1);
        }
        int width = bytesPerRow(tensor.type());
        return TensorData.deferred(withRows(tensor.type(), rows.length), target -> {
            ByteBuffer from = tensor.bytes();
            int start = target.position();
            for (int i = 0; i < rows.length; i++) {
                target.put(start + i * width, from, rows[i] * width, width);
            }
            target.position(start + rows.length * width);
        });
    }

    /** One tensor of every batch, one after the other. */
    static TensorData concat(String name, List<Batch> batches, Function<Batch, TensorData> choose) {
        TensorType first = choose.apply(batches.get(0)).type();
        Shape row = first.shape().range(1, first.shape().rank());
        long size = 0;
        for (Batch batch : batches) {
            TensorType type = choose.apply(batch).type();
            if (!type.shape().range(1, type.shape().rank()).equals(row)) {
                throw new ShapeMismatchException(name + ": examples of shape " + row + " and "
                        + type.shape().range(1, type.shape().rank())
                        + " do not go into one batch; expected the same shape of each: pad or resize them first");
            }
            if (type.dtype() != first.dtype()) {
                throw new DTypeMismatchException(name + ": examples of " + first.dtype() + " and " + type.dtype()
                        + " do not go into one batch; expected the same dtype of each: convert them first");
            }
            size += type.shape().size(0);
        }
        TensorType type = withRows(first, size);
        ByteBuffer bytes = TensorData.allocate(type);
        batches.forEach(batch -> choose.apply(batch).writeTo(bytes));
        return TensorData.wrap(type, bytes.flip());
    }
}
