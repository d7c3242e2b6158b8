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

final class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void isNotThereBeforeItIsWritten() {
        AtomicFile.at(folder.resolve("report.json"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void replacesWhatWasThereAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "a long old report");

        AtomicFile.at(file).write("né");

        assertThat(file).hasContent("né");
        assertThat(filesIn(folder)).containsExactly(file);
    }

    @Test
    void keepsWhatWasThereWhenTheContentCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");

        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> AtomicFile.at(file).write(out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk is full");
                }))
                .withMessageContaining("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(filesIn(folder)).containsExactly(file);
    }

    @Test
    void twoWritersAtOnceLeaveOneOfTheirFilesAsAWhole() throws Exception {
        Path file = folder.resolve("report.json");
        Thread other = new Thread(() -> AtomicFile.at(file).write("b".repeat(1_000_000)));
        other.start();
        AtomicFile.at(file).write("a".repeat(1_000_000));
        other.join();

        assertThat(Files.readString(file)).matches("a{1000000}|b{1000000}");
        assertThat(filesIn(folder)).containsExactly(file);
    }

    @Test
    void followsALink() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("latest.json"), file);

        AtomicFile.at(link).write("new");

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void failureLeavesNothingBehind() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("report.json");
        AtomicFile atomic = AtomicFile.at(file);
        // A folder of that name came into being meanwhile, and a rename cannot replace one that holds something.
        Files.createDirectories(file.resolve("occupied"));

        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> atomic.write("new"))
                .withMessageStartingWith("cannot write " + file);
        assertThat(filesIn(inner)).containsExactly(file);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void folderInItsPlaceIsRejected() {
        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> AtomicFile.at(folder))
                .withMessage("cannot write " + folder + ": it is a folder");
    }

    @Test
    void fileThatIsUsedAsAFolderIsRejected() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");

        assertThatExceptionOfType(OutputFileException.class)
                .isThrownBy(() -> AtomicFile.at(file.resolve("inner.json")))
                .withMessageContaining("there is no folder " + file);
    }
}
