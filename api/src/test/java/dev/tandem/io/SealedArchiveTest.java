package dev.tandem.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.CorruptFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedArchiveTest {
    @TempDir
    private Path folder;

    private Path written() {
        Path file = folder.resolve("a.tandem");
        Map<String, AtomicFile.Content> parts = new LinkedHashMap<>();
        parts.put("one.txt", out -> out.write("eins".getBytes(StandardCharsets.UTF_8)));
        parts.put("two.txt", out -> out.write(new byte[3000]));
        SealedArchive.write(file, parts);
        return file;
    }

    @Test
    void bringsBackWhatItWroteAndWritesTheSameBytesAgain() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);

        assertThat(SealedArchive.read(file)).containsOnlyKeys("one.txt", "two.txt");
        assertThat(StandardCharsets.UTF_8
                        .decode(SealedArchive.read(file).get("one.txt"))
                        .toString())
                .isEqualTo("eins");
        assertThat(Files.readAllBytes(written())).isEqualTo(bytes);
    }

    @Test
    void everyCutAndEveryFlippedByteOfAPartIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        Path file = folder.resolve("damaged");
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SealedArchive.read(file)).isInstanceOf(CorruptFileException.class);
        }
        int inside = new String(whole, StandardCharsets.ISO_8859_1).indexOf("eins");
        for (int position : new int[] {inside, inside + 3, 1500}) {
            byte[] damaged = whole.clone();
            damaged[position] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> SealedArchive.read(file))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessageContaining("it was damaged");
        }
    }

    @Test
    void refusesCompressedPartsWhichMightBeBombs() throws IOException {
        Path file = folder.resolve("bomb");
        zip(file, "weights.safetensors", ZipEntry.DEFLATED);
        assertThatThrownBy(() -> SealedArchive.read(file))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("expected uncompressed parts");
    }

    @Test
    void refusesNamesThatLeadElsewhere() throws IOException {
        Path file = folder.resolve("escape");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry("../../etc/passwd.txt");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(0);
            entry.setCrc(0);
            zip.putNextEntry(entry);
        }
        assertThatThrownBy(() -> SealedArchive.read(file))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("expected a plain file name");
    }

    @Test
    void refusesWhatHasNoManifestOrIsNoArchiveOrIsNotThere() throws IOException {
        Path file = folder.resolve("other");
        Files.writeString(file, "no zip");
        assertThatThrownBy(() -> SealedArchive.read(file))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("no zip archive");
        assertThatThrownBy(() -> SealedArchive.read(folder.resolve("absent")))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("there is no such file");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            ZipEntry entry = new ZipEntry("one.txt");
            entry.setSize(0);
            entry.setCrc(0);
            zip.putNextEntry(entry);
        }
        assertThatThrownBy(() -> SealedArchive.read(file))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("there is no manifest.json");
    }

    private static void zip(Path file, String name, int method) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(method);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[1_000_000]);
        }
    }
}
