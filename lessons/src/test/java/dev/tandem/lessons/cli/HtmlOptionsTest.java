package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.Lesson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --html}. */
class HtmlOptionsTest {
    private static final List<Lesson> COURSE = List.of(TestLesson.same(), TestLesson.different(), TestLesson.failing());

    @TempDir
    private Path folder;

    @Test
    void compareWritesAPageALessonAndSaysWhere() {
        Path site = folder.resolve("site");

        Cli cli = Cli.run(COURSE, "compare", "same", "different", "--html", site.toString());

        assertThat(cli.out()).contains("report: " + site.resolve("index.html"));
        assertThat(cli.code()).isEqualTo(ExitCode.DISAGREE);
        assertThat(site.resolve("same.html")).content().contains("A sentence.", "tensorflow and pytorch agree");
        assertThat(site.resolve("different.html")).content().contains("disagree in epoch-loss");
    }

    @Test
    void runShowsTheLessonAndWritesItsPage() {
        Path site = folder.resolve("site");

        Cli cli = Cli.run(COURSE, "run", "same", "--backend", "pytorch", "--html", site.toString());

        assertThat(cli.out()).contains("A sentence.", "report: ");
        assertThat(cli.code()).isZero();
        assertThat(site.resolve("same.html")).content().contains("A sentence.", "PyTorch");
    }

    @Test
    void aReportThatIsThereIsToldBeforeAnythingRuns() {
        Path site = folder.resolve("site");
        Cli.run(COURSE, "run", "same", "--quiet", "--html", site.toString());

        Cli again = Cli.run(COURSE, "run", "failing", "--html", site.toString());
        Cli failing = Cli.run(COURSE, "run", "failing", "--html", site.toString(), "--force");

        assertThat(again.err()).contains("a report is there already");
        assertThat(again.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(failing.err()).contains("out of chalk");
        assertThat(site.resolve("same.html")).exists();
    }

    @Test
    void forceWithoutAFolderIsWrong() {
        Cli cli = Cli.run(COURSE, "run", "same", "--force");

        assertThat(cli.err()).contains("--force").contains("--html DIR");
        assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    }
}
