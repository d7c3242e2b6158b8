package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tandem.data.Split;
import dev.tandem.data.sets.Mnist;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.ImageGrid;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("digits", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void readsAtLeast96OfAHundred(String backend, String dtype) {
        assertThat(run(backend, dtype).value("test-accuracy")).isGreaterThanOrEqualTo(0.96);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void moreLayersReadMoreThanOne(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.value("test-accuracy-1")).isBetween(0.92, 0.96);
        assertThat(run.value("test-accuracy")).isGreaterThan(run.value("test-accuracy-1"));
        assertThat(run.value("test-accuracy-3")).isGreaterThan(run.value("test-accuracy-1"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void predictsTheSameOnEveryEngine(String backend, String dtype) {
        assertThat(run(backend, dtype).record().tensors().get("predictions"))
                .isEqualTo(run("pytorch", "float64").record().tensors().get("predictions"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void showsExamplesWeightsAndWrongAnswers(String backend, String dtype) {
        List<ImageGrid> grids = run(backend, dtype).figures(ImageGrid.class);
        assertThat(grids)
                .extracting(ImageGrid::title)
                .containsExactly(
                        "One of each",
                        "What each of the ten neurons looks for",
                        "What the first of the hidden neurons look for",
                        "Answers in the test, the wrong ones first");
        assertThat(grids.get(0).images()).hasSize(10);
        assertThat(grids.get(1).images()).hasSize(10);
        ConfusionMatrix matrix =
                run(backend, dtype).figures(ConfusionMatrix.class).get(0);
        int wrong = 359;
        for (int digit = 0; digit < 10; digit++) {
            wrong -= matrix.counts().get(digit).get(digit);
        }
        assertThat(grids.get(3).images().stream().filter(ImageGrid.Image::marked))
                .hasSize(wrong)
                .allSatisfy(image -> assertThat(image.caption()).matches("a [0-9]: said [0-9]"));
    }

    /** The lesson on MNIST, with the test files for all of it: eight thousand to learn from, two thousand to be tested on. */
    @ParameterizedTest
    @ValueSource(strings = {"tensorflow", "pytorch"})
    void readsMnistToo(String backend) {
        String data = System.getenv("TANDEM_TEST_DATA");
        assumeThat(data).as("TANDEM_TEST_DATA names a folder with mnist/t10k-*").isNotNull();
        DigitImages images = DigitImages.mnist(() -> {
            Split split = Mnist.create()
                    .folder(Path.of(data, "mnist"))
                    .test()
                    .shuffle(1)
                    .split(0.8);
            return new Split(DigitImages.flat(split.train(), 1), DigitImages.flat(split.test(), 1));
        });
        Run run = Run.of(new DigitsLesson(images), backend, "float32", "2");
        assertThat(run.value("test-accuracy")).isGreaterThanOrEqualTo(0.94);
        assertThat(run.figures(ImageGrid.class).get(0).images().get(0).columns())
                .isEqualTo(28);
    }
}
