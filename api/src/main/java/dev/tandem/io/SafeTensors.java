package dev.tandem.io;

import com.google.gson.stream.JsonWriter;
import dev.tandem.error.CorruptFileException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tensors by name, in the safetensors format: eight bytes for the length of a header, the header in JSON, then the numbers as
 * they lie in memory, little-endian. Nothing in such a file can be executed. F16 and BF16 are read as FLOAT32.
 *
 * <p>Source: the format's description, github.com/huggingface/safetensors.
 *
 * @param tensors in the order of the file
 * @param metadata texts about the file
 */
public record SafeTensors(Map<String, TensorData> tensors, Map<String, String> metadata) {
    /** The name under which the header holds the metadata. */
    static final String METADATA = "__metadata__";

    /** The header begins at a multiple of eight bytes, and so do the numbers. */
    private static final int ALIGNMENT = 8;

    /** Copies the maps, keeping their order. */
    public SafeTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Tensors without metadata. */
    public static SafeTensors of(Map<String, TensorData> tensors) {
        return new SafeTensors(tensors, Map.of());
    }

    /**
     * Writes a file, as a whole or not at all.
     *
     * @throws dev.tandem.error.OutputFileException if it cannot be written
     */
    public void write(Path path) {
        AtomicFile.at(path).write(this::write);
    }

    /** Writes the format to a stream, which stays open. */
    public void write(OutputStream out) throws IOException {
        byte[] header = header();
        WritableByteChannel channel = Channels.newChannel(out);
        writeAll(
                channel,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .flip());
        writeAll(channel, ByteBuffer.wrap(header));
        for (TensorData tensor : tensors.values()) {
            writeAll(channel, ByteOrders.littleEndian(tensor));
        }
    }

    private byte[] header() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            if (!metadata.isEmpty()) {
                json.name(METADATA).beginObject();
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.name(entry.getKey()).value(entry.getValue());
                }
                json.endObject();
            }
            long offset = 0;
            for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
                TensorType type = entry.getValue().type();
                json.name(entry.getKey()).beginObject();
                json.name("dtype").value(name(type.dtype()));
                json.name("shape").beginArray();
                for (long size : type.shape().toArray()) {
                    json.value(size);
                }
                json.endArray();
                json.name("data_offsets").beginArray().value(offset);
                offset += type.byteCount();
                json.value(offset).endArray();
                json.endObject();
            }
            json.endObject();
        }
        StringBuilder padded = new StringBuilder(text.toString());
        int length = text.toString().getBytes(StandardCharsets.UTF_8).length;
        padded.append(" ".repeat(Math.floorMod(-length, ALIGNMENT)));
        return padded.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String name(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> "F32";
            case FLOAT64 -> "F64";
            case INT32 -> "I32";
            case INT64 -> "I64";
            case UINT8 -> "U8";
            case BOOL -> "BOOL";
        };
    }

    private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads a file.
     *
     * @throws CorruptFileException if there is none, or it is not of this format: nothing is allocated that the file does not hold
     */
    public static SafeTensors read(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            return read(new SafeTensorsSource.OfFile(channel), path.toString());
        } catch (NoSuchFileException e) {
            throw new CorruptFileException(path + ": there is no such file; expected one in the safetensors format", e);
        } catch (IOException e) {
            throw new CorruptFileException(path + ": cannot be read: " + e, e);
        }
    }

    /**
     * Reads the format from memory.
     *
     * @param bytes from their position to their limit
     * @param name of the file, for errors
     * @throws CorruptFileException if it is not of this format
     */
    public static SafeTensors read(ByteBuffer bytes, String name) {
        try {
            return read(new SafeTensorsSource.OfBuffer(bytes.slice()), name);
        } catch (IOException e) {
            throw new CorruptFileException(name + ": cannot be read: " + e, e);
        }
    }

    private static SafeTensors read(SafeTensorsSource source, String name) throws IOException {
        return new SafeTensorsReader(source, name).read();
    }
}
