package dev.tandem.sweep;

import dev.tandem.error.CorruptFileException;
import dev.tandem.error.OutputFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows of a sweep in a file, a line of JSON each, every one brought to the disk before the next. What a killed process left
 * of its last line is taken off.
 */
final class SweepFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final Map<Trial, SweepRow> rows = new LinkedHashMap<>();

    private SweepFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens the file, or makes it, for this sweep alone.
     *
     * @throws OutputFileException if it cannot be written, or another sweep is at it
     * @throws CorruptFileException if it holds something else; it is left as it is then
     */
    static SweepFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw new OutputFileException(path, "it is a folder; expected a file for the results of a sweep");
        }
        FileChannel channel = channel(path);
        SweepFile file = new SweepFile(path, channel);
        try {
            file.lock();
            file.read();
            return file;
        } catch (IOException e) {
            throw closing(file, new OutputFileException(path, e));
        } catch (RuntimeException e) {
            throw closing(file, e);
        }
    }

    private static FileChannel channel(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new OutputFileException(path, e);
        }
    }

    private static RuntimeException closing(SweepFile file, RuntimeException failure) {
        try {
            file.close();
        } catch (OutputFileException second) {
            failure.addSuppressed(second);
        }
        return failure;
    }

    @SuppressWarnings("resource") // The lock ends with the channel.
    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            lock = null;
        }
        if (lock == null) {
            throw new OutputFileException(
                    path,
                    "another sweep is writing to it; expected a file of its own for each, or one after the other");
        }
    }

    private void read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // A read may bring less than is wanted.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        String rest = text.substring(whole);
        int number = 0;
        for (String line : text.substring(0, whole).lines().toList()) {
            number++;
            keep(line, number);
        }
        if (!RowJson.mayBegin(rest)) {
            throw new CorruptFileException(path + ", line " + (number + 1)
                    + ": is no result of a sweep; expected a file that a sweep wrote, or one that does not exist");
        }
        long length = text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
        channel.truncate(length);
        channel.position(length);
    }

    private void keep(String line, int number) {
        try {
            SweepRow row = RowJson.read(line);
            rows.put(row.trial(), row);
        } catch (RuntimeException e) {
            throw new CorruptFileException(
                    path + ", line " + number + ": is no result of a sweep (" + e.getMessage()
                            + "); expected a file that a sweep wrote, or one that does not exist",
                    e);
        }
    }

    /** What was there already, by trial. */
    Map<Trial, SweepRow> rows() {
        return rows;
    }

    /** Adds a row, which is on the disk when this returns. */
    void append(SweepRow row) {
        ByteBuffer line = ByteBuffer.wrap((RowJson.write(row) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new OutputFileException(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new OutputFileException(path, e);
        }
    }
}
