package dev.tandem.lessons.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compare.Tolerance;
import dev.tandem.config.TandemConfig;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonComparison;
import dev.tandem.lessons.course.Course;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports as a browser shows them: with a figure of every kind, and of lessons that ran on both engines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final String WIDER_THAN_PAPER = "[...document.querySelectorAll('.chart svg')]"
            + ".filter(svg => svg.getBoundingClientRect().right > innerWidth).length";
    private static final String LESSON = "gradient-descent";
    private static final List<String> PAGES = List.of("index", "apart", "equal", LESSON);

    private Chromium chromium;
    private Path report;

    @BeforeAll
    void writeAReport(@TempDir Path folder) {
        chromium = Chromium.open();
        List<LessonResult> results = List.of(
                Samples.compared("apart", "A title of some length", 0.125),
                Samples.compared("equal", "Equal", 0),
                compared(LESSON));
        report = HtmlReport.at(folder.resolve("report"), false).write(results).getParent();
    }

    private static LessonResult compared(String id) {
        Lesson lesson = Course.lessons().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        TandemConfig settings =
                TandemConfig.builder().overrides(Map.of("threads", "1")).load();
        LessonComparison compared =
                LessonComparison.freeRunning(lesson, List.of("tensorflow", "pytorch"), settings, Tolerance.BALANCED);
        return new LessonResult(
                lesson,
                settings,
                List.of(compared.firstRun(), compared.secondRun()),
                Optional.of(compared.comparison()),
                false);
    }

    @AfterAll
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private OpenPage open(String name, Screen screen) {
        return chromium.open(report.resolve(name + ".html"), screen);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everyPageIsDrawnFitsAndShutsNobodyOut(Screen screen) {
        for (String name : PAGES) {
            try (OpenPage page = open(name, screen)) {
                assertThat(page.count(".chart:not([data-drawn=yes])")).as(name).isZero();
                assertThat(page.count(".chart svg path"))
                        .as("marks in the charts of " + name)
                        .isGreaterThanOrEqualTo(page.count(".chart"));
                // A figure's table of numbers may have thousands of cells: those of the samples are as good.
                if (!name.equals(LESSON)) {
                    page.unfold();
                }
                assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("pixels of " + name + " beyond the edge")
                        .isNotPositive();
                assertThat(page.complaints()).as(name).isEmpty();
                assertThat(page.requestsOutside()).as(name).isEmpty();
                assertThat(page.barriers()).as(name).isEmpty();
            }
        }
    }

    @Test
    void onPaperEvenADarkPageIsLightAndNoChartIsCutOff() {
        for (String name : PAGES) {
            try (OpenPage page = open(name, Screen.DARK)) {
                assertThat(new String(page.pdf(), 0, 5, StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
                page.print();
                assertThat(page.evaluate(WIDER_THAN_PAPER)).as(name).isEqualTo(0);
                assertThat(page.countVisible("nav, button")).as(name).isZero();
                assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                        .as(name)
                        .isEqualTo("rgb(255, 255, 255)");
            }
        }
    }

    /**
     * The pictures that the README shows are of pages as they are now: the build takes them anew into {@code target/site}, from
     * where they are copied to {@code src/site} when a page has changed.
     */
    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void picturesForTheReadme(Screen screen) throws IOException {
        String name = screen == Screen.LIGHT ? "lesson.png" : "lesson-dark.png";
        byte[] picture;
        try (OpenPage page = open(LESSON, screen)) {
            page.evaluate("document.querySelector('.chart').closest('section, figure').scrollIntoView({block: 'end'})");
            picture = page.picture(false);
        }
        Files.createDirectories(Path.of("target", "site"));
        Files.write(Path.of("target", "site", name), picture);

        BufferedImage taken = ImageIO.read(new ByteArrayInputStream(picture));
        BufferedImage shown = ImageIO.read(Path.of("src", "site", name).toFile());
        assertThat(shown.getWidth()).isEqualTo(taken.getWidth());
        assertThat(shown.getHeight()).isEqualTo(taken.getHeight());
        assertThat(Path.of("src", "site", name))
                .content(StandardCharsets.ISO_8859_1)
                .hasSizeLessThan(250_000);
        assertThat(Files.readString(Path.of("..", "README.md"))).contains("lessons/src/site/" + name);
    }
}
