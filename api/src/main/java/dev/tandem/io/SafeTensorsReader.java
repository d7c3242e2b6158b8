package dev.tandem.io;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.tandem.error.CorruptFileException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the safetensors format, believing nothing: every length is held against what the file has. */
final class SafeTensorsReader {
    /** The longest header that the format allows. */
    private static final long LONGEST_HEADER = 100_000_000;

    private final SafeTensorsSource source;
    private final String file;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** A tensor as the header describes it; offsets count from the end of the header. */
    private record Entry(String name, Kind kind, Shape shape, long begin, long end) {}

    /** The dtypes of the format that have a counterpart here. */
    private enum Kind {
        F64(DType.FLOAT64, 8),
        F32(DType.FLOAT32, 4),
        F16(DType.FLOAT32, 2),
        BF16(DType.FLOAT32, 2),
        I64(DType.INT64, 8),
        I32(DType.INT32, 4),
        U8(DType.UINT8, 1),
        BOOL(DType.BOOL, 1);

        private final DType dtype;
        private final int bytes;

        Kind(DType dtype, int bytes) {
            this.dtype = dtype;
            this.bytes = bytes;
        }
    }

    SafeTensorsReader(SafeTensorsSource source, String file) {
        this.source = source;
        this.file = file;
    }

    SafeTensors read() throws IOException {
        if (source.size() < Long.BYTES) {
            throw corrupt("it has " + source.size() + " bytes; expected at least the 8 of the header's length");
        }
        long length = buffer(0, Long.BYTES).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > source.size() - Long.BYTES) {
            throw corrupt("the header is said to have " + Long.toUnsignedString(length) + " bytes; expected 2 to "
                    + Math.min(LONGEST_HEADER, source.size() - Long.BYTES)
                    + ": the file is truncated, or of another format");
        }
        parse(text(buffer(Long.BYTES, Math.toIntExact(length))));
        requireWithoutGaps(source.size() - Long.BYTES - length);
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (Entry entry : entries) {
            tensors.put(entry.name(), data(entry, Long.BYTES + length + entry.begin()));
        }
        return new SafeTensors(tensors, metadata);
    }

    private ByteBuffer buffer(long position, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        source.read(position, bytes);
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private String text(ByteBuffer header) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
        } catch (CharacterCodingException e) {
            throw new CorruptFileException(file + ": the header is not UTF-8; expected JSON in UTF-8", e);
        }
    }

    private void parse(String header) {
        Set<String> names = new HashSet<>();
        try (JsonReader json = new JsonReader(new StringReader(header))) {
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (!names.add(name)) {
                    throw corrupt("the header names '" + name + "' twice; expected each tensor once");
                }
                if (name.equals(SafeTensors.METADATA)) {
                    parseMetadata(json);
                } else {
                    entries.add(entry(name, json));
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw corrupt("something follows the object in the header; expected spaces");
            }
        } catch (IOException | IllegalStateException | NumberFormatException | StackOverflowError e) {
            throw new CorruptFileException(
                    file + ": the header is not the JSON of the safetensors format: " + e.getMessage(), e);
        }
    }

    private void parseMetadata(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            metadata.put(json.nextName(), json.nextString());
        }
        json.endObject();
    }

    private Entry entry(String name, JsonReader json) throws IOException {
        String dtype = "";
        List<Long> sizes = List.of();
        List<Long> offsets = List.of();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            switch (key) {
                case "dtype" -> dtype = json.nextString();
                case "shape" -> sizes = numbers(json);
                case "data_offsets" -> offsets = numbers(json);
                default ->
                    throw corrupt("tensor '" + name + "' has an unknown property '" + key
                            + "'; expected dtype, shape and data_offsets");
            }
        }
        json.endObject();
        if (offsets.size() != 2) {
            throw corrupt("tensor '" + name + "' has data_offsets " + offsets + "; expected its begin and end");
        }
        return checked(new Entry(name, kind(name, dtype), shape(name, sizes), offsets.get(0), offsets.get(1)));
    }

    private static List<Long> numbers(JsonReader json) throws IOException {
        List<Long> result = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            result.add(json.nextLong());
        }
        json.endArray();
        return result;
    }

    private Kind kind(String name, String dtype) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(dtype)) {
                return kind;
            }
        }
        throw corrupt("tensor '" + name + "' has dtype '" + dtype + "'; expected one of " + List.of(Kind.values()));
    }

    private Shape shape(String name, List<Long> sizes) {
        try {
            return Shape.of(sizes);
        } catch (InvalidArgumentException e) {
            throw new CorruptFileException(
                    file + ": tensor '" + name + "' has shape " + sizes + ": " + e.getMessage(), e);
        }
    }

    private Entry checked(Entry entry) {
        long expected = entry.shape().elementCount() * entry.kind().bytes;
        // Compared without adding up, which might overflow.
        if (entry.begin() < 0 || entry.end() < entry.begin() || entry.end() - entry.begin() != expected) {
            throw corrupt("tensor '" + entry.name() + "' lies at bytes " + entry.begin() + " to " + entry.end()
                    + "; expected " + expected + " bytes for " + entry.kind() + entry.shape());
        }
        return entry;
    }

    /** The format wants the tensors to fill the rest of the file, none over another. */
    private void requireWithoutGaps(long available) {
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList();
        long position = 0;
        for (Entry entry : sorted) {
            if (entry.begin() != position) {
                throw corrupt(
                        "tensor '" + entry.name() + "' begins at byte " + entry.begin() + " where the one before it"
                                + " ends at " + position + "; expected tensors without gaps that do not overlap");
            }
            position = entry.end();
        }
        if (position != available) {
            throw corrupt("the tensors take " + position + " bytes and the file has " + available
                    + " for them; expected the same: the file is truncated, or something was added to it");
        }
    }

    private TensorData data(Entry entry, long position) throws IOException {
        TensorType type = new TensorType(entry.shape(), entry.kind().dtype);
        if (entry.kind().bytes == type.dtype().bytes()) {
            ByteBuffer bytes = TensorData.allocate(type);
            source.read(position, bytes);
            return TensorData.wrap(type, ByteOrders.toNative(bytes.flip(), type.dtype()));
        }
        ByteBuffer halves = buffer(position, Math.toIntExact(entry.end() - entry.begin()));
        float[] values = new float[Math.toIntExact(entry.shape().elementCount())];
        for (int i = 0; i < values.length; i++) {
            short bits = halves.getShort(2 * i);
            values[i] = entry.kind() == Kind.BF16 ? Float.intBitsToFloat(bits << 16) : halfToFloat(bits);
        }
        return TensorData.of(entry.shape(), values);
    }

    /** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
    private static float halfToFloat(short bits) {
        int sign = bits >> 15 == 0 ? 1 : -1;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0x1f) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((float) fraction, -24)
                : sign * Math.scalb((float) (fraction | 0x400), exponent - 25);
    }

    private CorruptFileException corrupt(String problem) {
        return new CorruptFileException(file + ": " + problem);
    }
}
