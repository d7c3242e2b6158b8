package dev.tandem.data;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/**
 * Class numbers as rows of zeros with a one at the class, as categorical cross-entropy takes them.
 *
 * @param classes how many classes there are, numbered from 0
 * @param dtype of the zeros and ones
 */
public record OneHot(int classes, DType dtype) {
    /** Checks the number of classes. */
    public OneHot {
        if (classes < 1) {
            throw new InvalidArgumentException("OneHot: classes is " + classes + "; expected 1 or more");
        }
    }

    /** Rows of so many FLOAT32. */
    public static OneHot of(int classes) {
        return new OneHot(classes, DType.FLOAT32);
    }

    /**
     * Class numbers of shape [examples] or [examples, 1] as rows, [examples, classes].
     *
     * @throws DTypeMismatchException if they are not whole numbers
     * @throws IndexOutOfRangeException if there is no such class
     */
    public TensorData transform(TensorData numbers) {
        if (!numbers.dtype().isInteger()) {
            throw new DTypeMismatchException("OneHot: " + numbers.type()
                    + "; expected class numbers of int32, int64 or uint8: are these one-hot already?");
        }
        int size = numbers.count();
        if (numbers.shape().rank() == 0 || numbers.shape().size(0) != size) {
            throw new ShapeMismatchException("OneHot: class numbers of shape " + numbers.shape()
                    + "; expected [examples] or [examples, 1]: one class for each example");
        }
        TensorType type = new TensorType(Shape.of(size, classes), dtype);
        ByteBuffer values = TensorData.allocate(type);
        ByteBuffer one = TensorData.scalar(dtype, 1).bytes();
        for (int i = 0; i < size; i++) {
            long number = numbers.getLong(i);
            if (number < 0 || number >= classes) {
                throw new IndexOutOfRangeException("OneHot: example " + i + " is of class " + number
                        + "; expected 0 to " + (classes - 1) + ", as there are " + classes + " classes");
            }
            int place = Math.toIntExact(i * (long) classes + number);
            values.put(place * dtype.bytes(), one, 0, dtype.bytes());
        }
        return TensorData.wrap(type, values);
    }

    /** The numbers, INT32 [examples], of the largest entry in each row: of the first, if several are. */
    public TensorData inverse(TensorData rows) {
        if (rows.shape().rank() != 2 || rows.shape().size(1) != classes) {
            throw new ShapeMismatchException(
                    "OneHot: rows of shape " + rows.shape() + "; expected [examples, " + classes + "]");
        }
        int[] numbers = new int[Math.toIntExact(rows.shape().size(0))];
        for (int i = 0; i < numbers.length; i++) {
            for (int c = 1; c < classes; c++) {
                if (rows.getDouble(i * classes + c) > rows.getDouble(i * classes + numbers[i])) {
                    numbers[i] = c;
                }
            }
        }
        return TensorData.of(Shape.of(numbers.length), numbers);
    }

    /** Makes rows of the only target of each batch: for {@link Dataset#map}. */
    public UnaryOperator<Batch> onTargets() {
        return batch -> batch.mapTargets(target -> transform(batch.target()));
    }
}
