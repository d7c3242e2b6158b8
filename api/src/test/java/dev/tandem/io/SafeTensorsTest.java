package dev.tandem.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.CorruptFileException;
import dev.tandem.error.TandemException;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
    private static final Map<String, TensorData> TENSORS = new LinkedHashMap<>();

    static {
        TENSORS.put("dense/kernel", TensorData.of(Shape.of(2, 2), new float[] {1, -2.5f, Float.NaN, 4}));
        TENSORS.put("precise", TensorData.of(Shape.of(1), new double[] {Math.PI}));
        TENSORS.put("größe \"x\"", TensorData.of(Shape.of(2), new long[] {Long.MIN_VALUE, 7}));
        TENSORS.put("ids", TensorData.of(Shape.of(1), new int[] {-3}));
        TENSORS.put("nothing", TensorData.of(Shape.of(0, 3), new float[0]));
        TENSORS.put("bytes", TensorData.of(Shape.of(3), new byte[] {0, 1, -1}));
        TENSORS.put("mask", TensorData.of(Shape.of(2), new boolean[] {true, false}));
        TENSORS.put("step", TensorData.of(Shape.scalar(), new long[] {12}));
    }

    /** A file by hand: the length of the header, the header, zeros. */
    private static ByteBuffer file(String header, int zeros) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + zeros)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .rewind();
    }

    @Test
    void bringsBackWhatItWrote(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("all.safetensors");
        new SafeTensors(TENSORS, Map.of("format", "tandem")).write(path);

        SafeTensors read = SafeTensors.read(path);

        assertThat(read.tensors()).containsExactlyEntriesOf(TENSORS);
        assertThat(read.metadata()).containsExactly(Map.entry("format", "tandem"));
        assertThat(ByteBuffer.wrap(Files.readAllBytes(path))
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong()
                        % 8)
                .isZero();
    }

    /** The bytes are those of the format's description: this very file is what Python's safetensors writes. */
    @Test
    void readsAFileWrittenByHand() {
        ByteBuffer bytes = file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4);
        bytes.putFloat(bytes.limit() - 4, 1.5f);

        assertThat(SafeTensors.read(bytes, "a file").tensors())
                .containsExactly(Map.entry("a", TensorData.of(Shape.of(1), new float[] {1.5f})));
    }

    @Test
    void widensHalfPrecision() {
        ByteBuffer bytes = file(
                "{\"h\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[0,10]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[10,14]}}",
                14);
        int at = bytes.limit() - 14;
        // 1, −2, the smallest subnormal, the largest number, infinity; then 1 and −0.5.
        for (int bits : new int[] {0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00, 0x3f80, 0xbf00}) {
            bytes.putShort(at, (short) bits);
            at += 2;
        }
        SafeTensors read = SafeTensors.read(bytes, "a file");
        assertThat(read.tensors().get("h").toFloats())
                .containsExactly(1, -2, (float) Math.pow(2, -24), 65504, Float.POSITIVE_INFINITY);
        assertThat(read.tensors().get("b").toFloats()).containsExactly(1, -0.5f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 4 | expected 8 bytes for F32[2]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | without gaps",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}} | 6 | do not overlap",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 3 | truncated",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 5 | something was added",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}} | 0 | lies at bytes -4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | 4 | has shape [-1]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}} | 0 | has shape",
                "{\"a\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,8]}} | 8 | has dtype 'C64'",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}} | 4 | expected its begin and end",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"code\":\"x\",\"data_offsets\":[0,4]}} | 4 | property 'code'",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}} | 0 | names 'a' twice",
                "[1, 2] | 0 | not the JSON",
                "{\"a\": | 0 | not the JSON",
                "{} {} | 0 | not the JSON",
            })
    void refusesWhatIsNotOfTheFormat(String header, int zeros, String message) {
        assertThatThrownBy(() -> SafeTensors.read(file(header.strip(), zeros), "a file"))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageStartingWith("a file: ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAHeaderThatIsLongerThanTheFileBeforeItIsAllocated() {
        for (long length : new long[] {Long.MAX_VALUE, -1, 99_000_000, 0}) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
            assertThatThrownBy(() -> SafeTensors.read(bytes, "a file"))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessageContaining("expected 2 to 8");
        }
    }

    @Test
    void saysThatThereIsNoFile(@TempDir Path folder) {
        assertThatThrownBy(() -> SafeTensors.read(folder.resolve("absent")))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("there is no such file");
    }

    @Property(tries = 500)
    void damageIsATypedErrorOrOtherNumbers(@ForAll @IntRange(max = 1000) int position, @ForAll byte value)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.of(TENSORS).write(out);
        byte[] bytes = out.toByteArray();
        bytes[position % bytes.length] = value;
        try {
            assertThat(SafeTensors.read(ByteBuffer.wrap(bytes), "a file").tensors())
                    .hasSizeLessThan(100);
        } catch (TandemException e) {
            assertThat(e).isInstanceOf(CorruptFileException.class).hasMessageStartingWith("a file: ");
        }
    }
}
