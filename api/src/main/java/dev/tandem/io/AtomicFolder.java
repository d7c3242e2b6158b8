package dev.tandem.io;

import dev.tandem.error.OutputFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A folder that is there as a whole or not at all: written beside its place, brought safely to the disk, then renamed. A folder
 * that was there before gives way only if it is one of the same kind.
 */
public final class AtomicFolder {
    private static final AtomicLong COUNTER = new AtomicLong();

    /** Writes what is to be in the folder. */
    @FunctionalInterface
    public interface Content {
        /** Writes it all into a folder that is there and empty. */
        void writeTo(Path folder) throws IOException;
    }

    private final Path shown;
    private final Path target;
    private final Path temporary;
    private final Path former;

    private AtomicFolder(Path shown) {
        this.shown = shown;
        this.target = shown.toAbsolutePath().normalize();
        String name =
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
        this.temporary = target.resolveSibling(name + ".tmp");
        this.former = target.resolveSibling(name + ".old");
    }

    /**
     * Makes sure that the folder can be written, without touching it.
     *
     * @param mark a file that tells folders of this kind from others
     * @throws OutputFileException if it cannot, or if something else is in its place
     */
    public static AtomicFolder at(Path path, String mark) {
        AtomicFolder folder = new AtomicFolder(path);
        folder.requireWritable(mark);
        return folder;
    }

    private void requireWritable(String mark) {
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new OutputFileException(shown, "there is no folder " + parent);
        }
        if (!Files.isWritable(parent)) {
            throw new OutputFileException(shown, "the folder " + parent + " is not writable");
        }
        if (Files.exists(target) && !Files.isRegularFile(target.resolve(mark)) && !isEmptyFolder()) {
            throw new OutputFileException(
                    shown, "something else is there; expected nothing, or a folder with a file '" + mark + "' in it");
        }
    }

    private boolean isEmptyFolder() {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(target)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw new OutputFileException(shown, e);
        }
    }

    /**
     * Replaces the folder, or makes it; on failure what was there stays.
     *
     * @throws OutputFileException if it cannot be written after all
     */
    public void write(Content content) {
        try {
            try {
                Files.createDirectory(temporary);
                content.writeTo(temporary);
                force(temporary);
                replace();
            } finally {
                delete(temporary);
                delete(former);
            }
        } catch (IOException e) {
            throw new OutputFileException(shown, e);
        }
    }

    private void replace() throws IOException {
        if (!Files.exists(target)) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    private static void force(Path folder) throws IOException {
        for (Path file : inside(folder)) {
            if (Files.isRegularFile(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : inside(folder)) {
                Files.delete(file);
            }
        }
    }

    /** A folder and all that is in it, what is deeper first. */
    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
