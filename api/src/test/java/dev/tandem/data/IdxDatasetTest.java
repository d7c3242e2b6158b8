package dev.tandem.data;

import static dev.tandem.data.Examples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.ShapeMismatchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxDatasetTest {
    @TempDir
    private Path folder;

    private Path file(String name, String hex) throws IOException {
        return Files.write(folder.resolve(name), HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(zipped)) {
            stream.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static final String IMAGES = "00000803 00000003 00000001 00000002 00ff 0102 0304";
    private static final String LABELS = "00000801 00000003 070809";

    @Test
    void readsImagesWithTheirLabels() throws IOException {
        Path images = Files.write(folder.resolve("zipped"), zip(Files.readAllBytes(file("images", IMAGES))));
        IdxDataset digits = IdxDataset.of(images, file("labels", LABELS));
        assertThat(digits.examples()).hasValue(3);
        assertThat(read(digits.batch(2), 0)).hasSize(2).first().satisfies(batch -> {
            assertThat(batch.input().type()).hasToString("uint8[2, 1, 2]");
            assertThat(batch.input().toInts()).containsExactly(0, 255, 1, 2);
            assertThat(batch.target().toInts()).containsExactly(7, 8);
        });
        assertThat(Images.toFloats(digits.load().input()).toFloats())
                .containsExactly(0, 1, 1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f);
        assertThat(read(digits, 1)).hasSize(3).isEqualTo(read(digits, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "09, ff80, 'int32[2]', -1, -128",
        "0b, 0102ffff, 'int32[2]', 258, -1",
        "0c, 00010000fffffffe, 'int32[2]', 65536, -2",
        "0d, 3fc00000bf800000, 'float32[2]', 1.5, -1",
        "0e, 3ff8000000000000bff0000000000000, 'float64[2]', 1.5, -1"
    })
    void readsEveryKindOfElement(String kind, String elements, String type, double first, double second)
            throws IOException {
        var data = IdxDataset.read(file("any", "0000" + kind + "01 00000002" + elements));
        assertThat(data.type()).hasToString(type);
        assertThat(data.toDoubles()).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"00000703", "01000803", "00000800", "00000809", "89504e47"})
    void aWrongMagicNumberIsAnError(String magic) throws IOException {
        Path file = file("bad", magic + "00000001 00000001 00000001 00");
        assertThatThrownBy(() -> IdxDataset.read(file))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("is no IDX file: it begins with 0x" + magic);
    }

    @Test
    void truncatedFilesAreErrors() throws IOException {
        byte[] whole = Files.readAllBytes(file("whole", IMAGES));
        byte[] zipped = zip(whole);
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> IdxDataset.read(cut)).isInstanceOf(DataFormatException.class);
        }
        for (int length = 3; length < zipped.length; length++) {
            Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(zipped, length));
            assertThatThrownBy(() -> IdxDataset.read(cut)).isInstanceOf(DataFormatException.class);
        }
        Path cutInside = Files.write(folder.resolve("inside.gz"), zip(Arrays.copyOf(whole, whole.length - 1)));
        assertThatThrownBy(() -> IdxDataset.read(cutInside))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("ends too early");
    }

    @Test
    void whatTheHeaderPromisesIsHeldAgainstTheFileBeforeMemoryIsTaken() throws IOException {
        String giant = "00000e03 7fffffff 00000001 00000001";
        Path plain = file("giant", giant);
        assertThatThrownBy(() -> IdxDataset.read(plain))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("promises [2147483647, 1, 1] elements in 17179869176 bytes, but there are 0");
        Path zipped = Files.write(folder.resolve("giant.gz"), zip(Files.readAllBytes(plain)));
        assertThatThrownBy(() -> IdxDataset.read(zipped)).isInstanceOf(DataFormatException.class);
        Path overflowing = file("overflow", "00000e03 7fffffff 7fffffff 7fffffff");
        assertThatThrownBy(() -> IdxDataset.read(overflowing)).isInstanceOf(DataFormatException.class);
        Path negative = file("negative", "00000801 ffffffff");
        assertThatThrownBy(() -> IdxDataset.read(negative))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("axis 0 has the size -1");
    }

    @Test
    void bytesAfterTheEndAreAnError() throws IOException {
        Path plain = file("long", LABELS + "00");
        assertThatThrownBy(() -> IdxDataset.read(plain)).hasMessageContaining("goes on after the 3 bytes of [3]");
        Path zipped = Files.write(folder.resolve("long.gz"), zip(Files.readAllBytes(plain)));
        assertThatThrownBy(() -> IdxDataset.read(zipped))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("goes on after the 3 bytes of [3]");
    }

    @Test
    void filesThatDoNotBelongTogetherAreAnError() throws IOException {
        Path images = file("images", IMAGES);
        Path labels = file("labels", "00000801 00000002 0708");
        assertThatThrownBy(() -> IdxDataset.of(images, labels))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("holds 3 examples");
        Path empty = file("empty", "00000801 00000000");
        assertThatThrownBy(() -> IdxDataset.of(images, empty)).isInstanceOf(EmptyDatasetException.class);
        assertThatThrownBy(() -> IdxDataset.of(images, folder.resolve("none"))).isInstanceOf(DataAccessException.class);
    }
}
