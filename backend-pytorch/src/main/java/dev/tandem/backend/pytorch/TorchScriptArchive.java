package dev.tandem.backend.pytorch;

import dev.tandem.type.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the source text of a TorchScript module, and its tensors, into the archive that {@code torch::jit::load} reads.
 *
 * <p>The archive is an uncompressed zip: the format version, the constants (none), one pickled instance of {@code
 * __torch__.Net}, the source of that class, and, where it has tensors, their elements, a file each, and the order of their
 * bytes. Format: <a
 * href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/docs/serialization.md">serialization.md</a>.
 */
final class TorchScriptArchive {
    private static final byte[] VERSION = "10\n".getBytes(StandardCharsets.US_ASCII);

    private TorchScriptArchive() {}

    /** Returns the archive of a module without tensors whose class {@code __torch__.Net} is written in {@code source}. */
    static byte[] of(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(source.length() + 1024);
        try {
            write(bytes, source, Map.of(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes the archive of a module.
     *
     * @param source of a class {@code __torch__.Net}
     * @param tensors the values of its attributes
     * @param training what it says of itself
     */
    static void write(OutputStream out, String source, Map<String, TensorData> tensors, boolean training)
            throws IOException {
        Pickle module = new Pickle().global("__torch__", "Net").opcodes(")\u0081}(");
        tensors.forEach((name, data) -> module.text(name).tensor(data));
        byte[] pickled = module.text("training").bool(training).opcodes("ub").finish();
        // Finished, but not closed: the stream is the caller's.
        @SuppressWarnings("resource")
        ZipOutputStream zip = new ZipOutputStream(out);
        store(zip, "version", ByteBuffer.wrap(VERSION));
        store(zip, "constants.pkl", ByteBuffer.wrap(new Pickle().opcodes(")").finish()));
        store(zip, "data.pkl", ByteBuffer.wrap(pickled));
        store(zip, "code/__torch__.py", StandardCharsets.UTF_8.encode(source));
        List<TensorData> storages = module.storages();
        for (int i = 0; i < storages.size(); i++) {
            store(zip, "data/" + i, storages.get(i).bytes());
        }
        if (!storages.isEmpty()) {
            String order = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "little" : "big";
            store(zip, "byteorder", StandardCharsets.US_ASCII.encode(order));
        }
        zip.finish();
    }

    private static void store(ZipOutputStream zip, String name, ByteBuffer content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content.duplicate());
        ZipEntry entry = new ZipEntry("net/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.remaining());
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        Channels.newChannel(zip).write(content);
        zip.closeEntry();
    }
}
