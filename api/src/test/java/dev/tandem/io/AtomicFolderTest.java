package dev.tandem.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.error.OutputFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
    private static final String MARK = "mark.txt";

    @TempDir
    Path parent;

    private void write(Path folder, String content) {
        AtomicFolder.at(folder, MARK).write(inside -> {
            Files.writeString(inside.resolve(MARK), content);
            Files.writeString(Files.createDirectory(inside.resolve("deeper")).resolve("more.txt"), content);
        });
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.toList();
        }
    }

    @Test
    void writesAFolderAndNothingElse() throws IOException {
        Path folder = parent.resolve("model");

        write(folder, "new");

        assertThat(folder.resolve("deeper/more.txt")).hasContent("new");
        assertThat(left()).containsExactly(folder);
    }

    @Test
    void replacesOneOfItsKindAsAWhole() throws IOException {
        Path folder = parent.resolve("model");
        write(folder, "old");
        Files.writeString(folder.resolve("stale.txt"), "old");

        write(folder, "new");

        assertThat(folder.resolve(MARK)).hasContent("new");
        assertThat(folder.resolve("stale.txt")).doesNotExist();
        assertThat(left()).containsExactly(folder);
    }

    @Test
    void keepsWhatWasThereWhenTheContentCannotBeMade() throws IOException {
        Path folder = parent.resolve("model");
        write(folder, "old");

        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> AtomicFolder.at(folder, MARK).write(inside -> {
                    Files.writeString(inside.resolve(MARK), "new");
                    throw new IOException("the disk is full");
                }))
                .withMessageContaining("the disk is full");
        assertThat(folder.resolve(MARK)).hasContent("old");
        assertThat(left()).containsExactly(folder);
    }

    @Test
    void leavesOtherFoldersAndFilesAlone() throws IOException {
        Path other = Files.createDirectory(parent.resolve("other"));
        Path file = Files.writeString(other.resolve("notes.txt"), "mine");

        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> AtomicFolder.at(other, MARK))
                .withMessageContaining("something else is there");
        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> AtomicFolder.at(file, MARK))
                .withMessageContaining("something else is there");
        assertThat(file).hasContent("mine");
    }

    @Test
    void wantsAParent() {
        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> AtomicFolder.at(parent.resolve("no/model"), MARK))
                .withMessageContaining("there is no folder");
    }
}
