package dev.tandem.lessons.bench;

import dev.tandem.type.Shape;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Examples in a pair of files of the IDX format, deleted when closed.
 *
 * @param inputs the examples, a byte a number
 * @param targets their class numbers
 */
record IdxExamples(Path inputs, Path targets) implements AutoCloseable {
    private static final int UNSIGNED_BYTE = 8;

    /** Writes so many examples of a workload, scaled to bytes. */
    static IdxExamples write(Workload workload, int count) {
        try {
            IdxExamples files = new IdxExamples(
                    Files.createTempFile("tandem-inputs", ".idx"), Files.createTempFile("tandem-targets", ".idx"));
            float[] examples = workload.examples(count);
            byte[] pixels = new byte[examples.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) Math.max(0, Math.min(255, 128 + 64 * examples[i]));
            }
            write(files.inputs, workload.input().insert(0, count), pixels);
            int[] classes = workload.classNumbers(count);
            byte[] labels = new byte[count];
            for (int i = 0; i < count; i++) {
                labels[i] = (byte) classes[i];
            }
            write(files.targets, Shape.of(count), labels);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Shape shape, byte[] elements) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(UNSIGNED_BYTE << 8 | shape.rank());
            for (long size : shape.toArray()) {
                out.writeInt(Math.toIntExact(size));
            }
            out.write(elements);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(inputs);
            Files.deleteIfExists(targets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
