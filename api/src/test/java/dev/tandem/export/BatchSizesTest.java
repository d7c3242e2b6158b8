package dev.tandem.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.error.UnsupportedExportException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSizesTest {
    private final BatchSizes sizes = new BatchSizes(List.of(2L, 3L, 5L));

    @Test
    void findsTheLineThroughWhatANumberWas() {
        assertThat(sizes.line("a size", List.of(13L, 19L, 31L))).isEqualTo(new BatchSizes.Line(6, 1));
        assertThat(sizes.line("a size", List.of(-2L, -3L, -5L))).isEqualTo(new BatchSizes.Line(-1, 0));
    }

    @Test
    void aNumberThatStaysIsItself() {
        BatchSizes.Line line = sizes.line("a size", List.of(7L, 7L, 7L));

        assertThat(line).isEqualTo(new BatchSizes.Line(0, 7));
        assertThat(line.varies()).isFalse();
    }

    @Test
    void refusesWhatIsNoLine() {
        assertThatExceptionOfType(UnsupportedExportException.class)
                .isThrownBy(() -> sizes.line("a size", List.of(4L, 9L, 25L)))
                .withMessage(
                        "export: a size is [4, 9, 25] for batches of [2, 3, 5]; expected a network that computes the same of"
                                + " each example, whatever the size of the batch: export it for one size, with batchSize(n)");
    }

    @Test
    void oneSizeSaysNothingOfOthers() {
        BatchSizes fixed = new BatchSizes(List.of(4L));

        assertThat(fixed.line("a size", List.of(4L))).isEqualTo(new BatchSizes.Line(0, 4));
    }
}
