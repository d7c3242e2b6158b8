package dev.tandem.io;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.tandem.error.CorruptFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Parts under names in one zip archive, with a manifest of their SHA-256 sums. Written as a whole or not at all; read only if every
 * part is as it was written. Nothing is compressed, so no part can be larger than the file.
 */
public final class SealedArchive {
    private static final String MANIFEST = "manifest.json";

    /** What the manifest says of the file's kind, for other programs. */
    private static final String FORMAT = "tandem-1";

    /** The manifest has some lines, and no more. */
    private static final int LONGEST_MANIFEST = 1_000_000;

    private SealedArchive() {}

    private record Seal(long size, long crc, String sha256) {}

    /**
     * Writes the archive.
     *
     * @param parts by name, in their order; each is asked for twice, and writes the same both times
     * @throws dev.tandem.error.OutputFileException if it cannot be written; what was there before stays
     */
    public static void write(Path file, Map<String, AtomicFile.Content> parts) {
        AtomicFile.at(file).write(out -> {
            JsonObject sums = new JsonObject();
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, AtomicFile.Content> part : parts.entrySet()) {
                sums.addProperty(
                        part.getKey(),
                        store(zip, part.getKey(), part.getValue()).sha256());
            }
            JsonObject manifest = new JsonObject();
            manifest.addProperty("format", FORMAT);
            manifest.add("sha256", sums);
            byte[] text = new Gson().toJson(manifest).getBytes(StandardCharsets.UTF_8);
            store(zip, MANIFEST, to -> to.write(text));
            zip.finish();
        });
    }

    private static Seal store(ZipOutputStream zip, String name, AtomicFile.Content part) throws IOException {
        Seal seal = seal(part);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(seal.size());
        entry.setCrc(seal.crc());
        // The same content gives the same file.
        entry.setTime(0);
        zip.putNextEntry(entry);
        part.writeTo(zip);
        zip.closeEntry();
        return seal;
    }

    /** Uncompressed entries want to be known before they are written. */
    private static Seal seal(AtomicFile.Content part) throws IOException {
        MessageDigest digest = sha256();
        long[] size = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                size[0] += length;
            }
        };
        try (CheckedOutputStream checked =
                new CheckedOutputStream(new DigestOutputStream(counting, digest), new CRC32())) {
            part.writeTo(checked);
            return new Seal(
                    size[0], checked.getChecksum().getValue(), HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Reads the archive.
     *
     * @return its parts by name
     * @throws CorruptFileException if there is none, or it is not as it was written
     */
    public static Map<String, ByteBuffer> read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long available = Files.size(file);
            Map<String, ByteBuffer> parts = new LinkedHashMap<>();
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                requireStored(file, entry, available);
                available -= entry.getSize();
                if (parts.put(entry.getName(), bytes(file, zip, entry)) != null) {
                    throw new CorruptFileException(file + ": it holds '" + entry.getName() + "' twice");
                }
            }
            requireSealed(file, parts);
            return parts;
        } catch (NoSuchFileException e) {
            throw new CorruptFileException(file + ": there is no such file", e);
        } catch (ZipException e) {
            throw new CorruptFileException(file + ": it is truncated, or no zip archive: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CorruptFileException(file + ": cannot be read: " + e, e);
        }
    }

    private static void requireStored(Path file, ZipEntry entry, long available) {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() < 0 || entry.getSize() > available) {
            throw new CorruptFileException(file + ": '" + entry.getName() + "' is compressed, or said to have "
                    + entry.getSize() + " bytes of " + available + "; expected uncompressed parts of this file");
        }
        if (!entry.getName().matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9]+)+")) {
            throw new CorruptFileException(
                    file + ": a part is called '" + entry.getName() + "'; expected a plain file name");
        }
    }

    private static ByteBuffer bytes(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getSize() > Integer.MAX_VALUE - 8) {
            throw new CorruptFileException(
                    file + ": '" + entry.getName() + "' has " + entry.getSize() + " bytes; expected less than 2 GB");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            if (bytes.length != entry.getSize()) {
                throw new CorruptFileException(file + ": '" + entry.getName() + "' ends early; the file is truncated");
            }
            return ByteBuffer.wrap(bytes);
        }
    }

    /** The manifest leaves the parts, which must be those that it names, with the sums that it says. */
    private static void requireSealed(Path file, Map<String, ByteBuffer> parts) {
        ByteBuffer text = parts.remove(MANIFEST);
        if (text == null || text.remaining() > LONGEST_MANIFEST) {
            throw new CorruptFileException(
                    file + ": there is no " + MANIFEST + " of a usual size; expected a file that" + " Tandem wrote");
        }
        Map<String, String> sums = new LinkedHashMap<>();
        try {
            JsonObject manifest = JsonParser.parseString(
                            StandardCharsets.UTF_8.decode(text).toString())
                    .getAsJsonObject();
            if (!new JsonPrimitive(FORMAT).equals(manifest.get("format")) || !manifest.has("sha256")) {
                throw new CorruptFileException(file + ": its format is " + manifest.get("format") + "; expected '"
                        + FORMAT + "': it was written by another version");
            }
            for (Map.Entry<String, JsonElement> sum :
                    manifest.getAsJsonObject("sha256").entrySet()) {
                sums.put(sum.getKey(), sum.getValue().getAsString());
            }
        } catch (JsonParseException | IllegalStateException | ClassCastException e) {
            throw new CorruptFileException(file + ": its " + MANIFEST + " is damaged", e);
        }
        if (!sums.keySet().equals(parts.keySet())) {
            throw new CorruptFileException(file + ": it holds " + parts.keySet() + "; expected " + sums.keySet()
                    + " as its " + MANIFEST + " says");
        }
        parts.forEach((name, bytes) -> {
            MessageDigest digest = sha256();
            digest.update(bytes.duplicate());
            String sum = HexFormat.of().formatHex(digest.digest());
            if (!sum.equals(sums.get(name))) {
                throw new CorruptFileException(file + ": '" + name + "' has SHA-256 " + sum + "; expected "
                        + sums.get(name) + ": it was damaged");
            }
        });
    }
}
