package dev.tandem.backend.pytorch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the source text of a TorchScript module into the archive that {@code torch::jit::load} reads.
 *
 * <p>The archive is an uncompressed zip of four entries: the format version, the constants (none), one pickled instance
 * of {@code __torch__.Net} without parameters, and the source of that class. Format:
 * <a href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/docs/serialization.md">serialization.md</a>.
 */
final class TorchScriptArchive {
    private static final byte[] VERSION = "10\n".getBytes(StandardCharsets.US_ASCII);

    /** An empty tuple. */
    private static final byte[] CONSTANTS = pickle(")");

    /** {@code Net.__new__()}, then its state: {@code {"training": True}}. */
    private static final byte[] DATA = pickle("c__torch__\nNet\n" + ")\u0081" + "}X\b\0\0\0training\u0088s" + "b");

    private TorchScriptArchive() {}

    /** Returns the archive of a module whose class {@code __torch__.Net} is written in {@code source}. */
    static byte[] of(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(source.length() + 1024);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "net/version", VERSION);
            store(zip, "net/constants.pkl", CONSTANTS);
            store(zip, "net/data.pkl", DATA);
            store(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Frames opcodes as pickle protocol 2. */
    private static byte[] pickle(String opcodes) {
        return ("\u0080\u0002" + opcodes + ".").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
