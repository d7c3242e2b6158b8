package dev.tandem.io;

import dev.tandem.error.OutputFileException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file that is there as a whole or not at all: written beside its place, brought safely to the disk, then renamed. What is
 * no ordinary file, such as a pipe, is written to directly.
 */
public final class AtomicFile {
    private static final AtomicLong COUNTER = new AtomicLong();

    /** Writes what is to be in the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it all; the stream is not to be closed. */
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path shown;
    private final Path target;
    private final Path temporary;

    private AtomicFile(Path shown, Path target) {
        this.shown = shown;
        this.target = target;
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet()
                + ".tmp";
        this.temporary = target.resolveSibling(name);
    }

    /**
     * Makes sure that the file can be written, without touching it.
     *
     * @throws OutputFileException if it cannot
     */
    public static AtomicFile at(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            // Where it is a link, what it points to is replaced, not the link.
            AtomicFile file = new AtomicFile(path, Files.exists(absolute) ? absolute.toRealPath() : absolute);
            file.requireWritable();
            return file;
        } catch (IOException e) {
            throw new OutputFileException(path, e);
        }
    }

    private void requireWritable() throws IOException {
        if (Files.isDirectory(target)) {
            throw new OutputFileException(shown, "it is a folder");
        }
        if (isSpecial()) {
            return;
        }
        Path folder = target.getParent();
        if (!Files.isDirectory(folder)) {
            throw new OutputFileException(shown, "there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new OutputFileException(shown, "the folder " + folder + " is not writable");
        }
        // Only the attempt tells: of quotas and read-only mounts the permissions say nothing.
        Files.write(temporary, new byte[0], StandardOpenOption.CREATE);
        Files.delete(temporary);
    }

    private boolean isSpecial() {
        return Files.exists(target) && !Files.isRegularFile(target);
    }

    /**
     * Replaces the file, or makes it; on failure what was there stays.
     *
     * @throws OutputFileException if it cannot be written after all
     */
    public void write(String content) {
        write(out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Replaces the file, or makes it, with whatever is written; on failure what was there stays.
     *
     * @throws OutputFileException if it cannot be written after all
     */
    public void write(Content content) {
        // Whoever ends the process (Ctrl-C) waits until the temporary file is gone.
        Thread waiting = new Thread(this::awaitWriter);
        Runtime.getRuntime().addShutdownHook(waiting);
        try {
            replace(content);
        } catch (IOException e) {
            throw new OutputFileException(shown, e);
        } finally {
            removeHook(waiting);
        }
    }

    private synchronized void awaitWriter() {}

    private synchronized void replace(Content content) throws IOException {
        if (isSpecial()) {
            try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                writeAll(channel, content);
            }
            return;
        }
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                writeAll(channel, content);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeAll(FileChannel channel, Content content) throws IOException {
        // Not closed here: that would close the channel, which has yet to be brought to the disk.
        @SuppressWarnings("resource")
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(out);
        out.flush();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending: the hook runs, and there is nothing left for it to wait for.
        }
    }
}
