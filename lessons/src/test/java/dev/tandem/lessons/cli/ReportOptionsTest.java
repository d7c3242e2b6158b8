package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --html}, {@code --svg}, {@code --png}, {@code --open}, {@code --force}. */
class ReportOptionsTest {
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

        assertThat(cli.err()).contains("--force").contains("--html, --svg or --png DIR");
        assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void figuresAreWrittenAsPicturesNamedByLessonAndTitle() {
        Lesson drawing = new TestLesson(
                "drawing",
                (backend, report) ->
                        report.show(LineChart.of("The loss!", "epoch", "loss", Line.of("", List.of(2.0, 1.0)))));

        Cli cli = Cli.run(
                List.of(drawing),
                "compare",
                "drawing",
                "--svg",
                folder.resolve("svg").toString(),
                "--png",
                folder.resolve("png").toString());

        assertThat(cli.out()).contains("pictures: " + folder.resolve("svg"), "pictures: " + folder.resolve("png"));
        assertThat(cli.code()).isZero();
        assertThat(folder.resolve("svg/drawing-the-loss.svg")).content().contains("The loss!");
        assertThat(folder.resolve("png/drawing-the-loss.png")).isNotEmptyFile();
    }

    @Test
    void picturesThatAreThereAreToldBeforeAnythingRuns() {
        String pictures = folder.resolve("pictures").toString();
        Cli.run(COURSE, "run", "same", "--quiet", "--svg", pictures);

        Cli again = Cli.run(COURSE, "run", "failing", "--svg", pictures);
        Cli forced = Cli.run(COURSE, "run", "same", "--quiet", "--svg", pictures, "--force");

        assertThat(again.err()).contains("pictures are there already");
        assertThat(again.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(forced.code()).isZero();
    }

    @Test
    void withoutADesktopTheReportIsSaidToBeWhereItIs() {
        assumeTrue(GraphicsEnvironment.isHeadless(), "there is a desktop here, which would open a browser");
        Path site = folder.resolve("site");

        Cli cli = Cli.run(COURSE, "run", "same", "--quiet", "--html", site.toString(), "--open");

        assertThat(cli.err())
                .contains("no desktop", site.resolve("index.html").toUri().toString());
        assertThat(cli.code()).isZero();
    }

    @Test
    void openWithoutAReportAndOneFolderForTwoKindsAreWrong() {
        String same = folder.resolve("same").toString();

        Cli open = Cli.run(COURSE, "run", "same", "--open");
        Cli shared = Cli.run(COURSE, "run", "same", "--html", same, "--svg", same);

        assertThat(open.err()).contains("--open").contains("--html DIR");
        assertThat(open.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shared.err()).contains("give different ones");
        assertThat(shared.code()).isEqualTo(ExitCode.USAGE);
    }
}
