package dev.tandem.data;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file in the IDX format, that of MNIST, plain or compressed with gzip: a magic number (two zeros, the kind of the elements,
 * the number of axes), a size for each axis, and the elements in row-major order, all big-endian.
 *
 * <p>Unsigned bytes become UINT8, signed bytes, shorts and ints INT32, floats FLOAT32, doubles FLOAT64. The header is held
 * against the file's length before any memory is taken for what it promises.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, <i>The MNIST database</i>, "File formats".
 */
final class IdxFile implements AutoCloseable {
    /** Deflate cannot shrink more than this: RFC 1951 spends at least 2 bits on 258 bytes. */
    private static final long LARGEST_COMPRESSION = 1032;

    private static final int LARGEST_RANK = 8;

    private final String name;
    private final DataInputStream stream;
    private final Element element;
    private final Shape shape;
    private long rowsLeft;

    /** How an element is written, and what it becomes. */
    private enum Element {
        UNSIGNED_BYTE(0x08, 1, DType.UINT8),
        SIGNED_BYTE(0x09, 1, DType.INT32),
        SHORT(0x0B, 2, DType.INT32),
        INT(0x0C, 4, DType.INT32),
        FLOAT(0x0D, 4, DType.FLOAT32),
        DOUBLE(0x0E, 8, DType.FLOAT64);

        private final int code;
        private final int bytes;
        private final DType dtype;

        Element(int code, int bytes, DType dtype) {
            this.code = code;
            this.bytes = bytes;
            this.dtype = dtype;
        }

        static Optional<Element> of(int code) {
            for (Element element : values()) {
                if (element.code == code) {
                    return Optional.of(element);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws DataAccessException if it cannot be read
     * @throws DataFormatException if it is no IDX file, or shorter than its header promises
     */
    IdxFile(Path file) {
        name = file.toString();
        try {
            boolean compressed = isCompressed(file);
            InputStream bytes = Files.newInputStream(file);
            try {
                InputStream plain = compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
                stream = new DataInputStream(new BufferedInputStream(plain, 1 << 16));
                Magic magic = readMagic();
                element = magic.element();
                shape = readShape(magic.rank());
                requireLength(Files.size(file), compressed);
            } catch (IOException | RuntimeException failure) {
                bytes.close();
                throw failure;
            }
        } catch (IOException e) {
            throw failure(e);
        }
        rowsLeft = shape.size(0);
    }

    private static boolean isCompressed(Path file) throws IOException {
        try (InputStream start = Files.newInputStream(file)) {
            byte[] magic = start.readNBytes(2);
            return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        }
    }

    private Magic readMagic() throws IOException {
        int magic = stream.readInt();
        Optional<Element> kind = Element.of(magic >> 8 & 0xff);
        int rank = magic & 0xff;
        if (magic >>> 16 != 0 || kind.isEmpty() || rank < 1 || rank > LARGEST_RANK) {
            throw new DataFormatException(
                    name,
                    String.format(
                            "is no IDX file: it begins with 0x%08x; expected 0x0000TTRR with the type TT one of 08, 09, 0b,"
                                    + " 0c, 0d, 0e and the rank RR from 01 to %02x",
                            magic, LARGEST_RANK));
        }
        return new Magic(kind.get(), rank);
    }

    /** What the file begins with. */
    private record Magic(Element element, int rank) {}

    private Shape readShape(int rank) throws IOException {
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = stream.readInt();
            if (sizes[axis] < 1) {
                if (axis == 0 && sizes[axis] == 0) {
                    throw new EmptyDatasetException(name + " holds no examples; expected at least one");
                }
                throw new DataFormatException(
                        name,
                        "axis " + axis + " has the size " + sizes[axis] + "; expected 1 or more: is the file corrupt?");
            }
        }
        requireCountable(sizes);
        return Shape.of(sizes);
    }

    private void requireCountable(long[] sizes) {
        long elements = 1;
        for (long size : sizes) {
            // Each factor is an int, so the product cannot overflow before it is too large.
            elements *= size;
            if (elements > Integer.MAX_VALUE) {
                throw new DataFormatException(
                        name,
                        "the header promises " + Arrays.toString(sizes) + " elements; expected at most "
                                + Integer.MAX_VALUE + ": is the file corrupt?");
            }
        }
    }

    /** Holds what the header promises against what there is. */
    private void requireLength(long fileBytes, boolean compressed) {
        long promised = shape.elementCount() * element.bytes;
        long header = 4L + 4L * shape.rank();
        long present = compressed ? fileBytes * LARGEST_COMPRESSION : fileBytes - header;
        if (promised > present) {
            throw new DataFormatException(
                    name,
                    "the header promises " + shape + " elements in " + promised + " bytes, but there are "
                            + (compressed ? "at most " : "") + present + "; is the file cut short?");
        }
        if (!compressed && promised < present) {
            throw tooLong(promised);
        }
        if (promised / shape.size(0) * element.dtype.bytes() / element.bytes > Integer.MAX_VALUE) {
            throw new DataFormatException(name, "one example of " + shape + " takes more than 2 GiB; expected less");
        }
    }

    private DataFormatException tooLong(long promised) {
        return new DataFormatException(
                name,
                "goes on after the " + promised + " bytes of " + shape
                        + " elements that its header promises; expected its end: is the file corrupt?");
    }

    /** The shape of all, the first axis counting the examples. */
    Shape shape() {
        return shape;
    }

    /** The next rows, as many as are left and not more than asked for; empty at the end. */
    Optional<TensorData> read(int most) {
        if (rowsLeft == 0) {
            return Optional.empty();
        }
        long largest = Integer.MAX_VALUE / rowBytes(element.dtype.bytes());
        int rows = (int) Math.min(Math.min(most, largest), rowsLeft);
        TensorType type = new TensorType(shape.with(0, rows), element.dtype);
        ByteBuffer values = TensorData.allocate(type);
        byte[] chunk = new byte[1 << 16];
        try {
            for (long left = rows * rowBytes(element.bytes); left > 0; ) {
                int length = (int) Math.min(left, chunk.length);
                stream.readFully(chunk, 0, length);
                convert(ByteBuffer.wrap(chunk, 0, length), values);
                left -= length;
            }
            rowsLeft -= rows;
            if (rowsLeft == 0 && stream.read() >= 0) {
                throw tooLong(shape.size(0) * rowBytes(element.bytes));
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return Optional.of(TensorData.wrap(type, values.flip()));
    }

    private long rowBytes(int elementBytes) {
        return shape.elementCount() / shape.size(0) * elementBytes;
    }

    private void convert(ByteBuffer from, ByteBuffer to) {
        while (from.hasRemaining()) {
            switch (element) {
                case UNSIGNED_BYTE -> to.put(from);
                case SIGNED_BYTE -> to.putInt(from.get());
                case SHORT -> to.putInt(from.getShort());
                case INT -> to.putInt(from.getInt());
                case FLOAT -> to.putFloat(from.getFloat());
                case DOUBLE -> to.putDouble(from.getDouble());
            }
        }
    }

    private RuntimeException failure(IOException e) {
        if (e instanceof EOFException) {
            return new DataFormatException(
                    name, "ends too early; expected all that its header promises: is the file cut short?", e);
        }
        if (e instanceof ZipException) {
            return new DataFormatException(name, "is compressed with gzip, but corrupt: " + e.getMessage(), e);
        }
        return new DataAccessException(name + " cannot be read; expected a file in IDX format: " + e, e);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new DataAccessException(name + " cannot be closed: " + e, e);
        }
    }
}
