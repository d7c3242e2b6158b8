package dev.tandem.backend.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptArchiveTest {
    private static Map<String, byte[]> entries(String source) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(TorchScriptArchive.of(source)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void holdsTheFourEntriesThatLibtorchReads() throws IOException {
        assertThat(entries("class Net"))
                .containsOnlyKeys("net/version", "net/constants.pkl", "net/data.pkl", "net/code/__torch__.py");
    }

    @Test
    void keepsTheSourceAsItIs() throws IOException {
        String source = "class Net(Module):\n  # π\n";

        assertThat(entries(source).get("net/code/__torch__.py")).isEqualTo(source.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void picklesAnEmptyTupleOfConstants() throws IOException {
        assertThat(entries("").get("net/constants.pkl")).isEqualTo(new byte[] {(byte) 0x80, 2, ')', '.'});
    }
}
