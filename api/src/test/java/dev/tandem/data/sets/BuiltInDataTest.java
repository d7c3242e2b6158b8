package dev.tandem.data.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.ArrayDataset;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInDataTest {
    private static long[] counts(ArrayDataset data, int classes) {
        return IntStream.range(0, classes)
                .mapToLong(c -> IntStream.of(data.target().toInts())
                        .filter(id -> id == c)
                        .count())
                .toArray();
    }

    @Test
    void iris() {
        ArrayDataset iris = BuiltInData.iris();
        assertThat(iris.input().type()).hasToString("float64[150, 4]");
        assertThat(iris.input().toDoubles()).startsWith(5.1, 3.5, 1.4, 0.2);
        assertThat(counts(iris, 3)).containsExactly(50, 50, 50);
    }

    @Test
    void digits() {
        ArrayDataset digits = BuiltInData.digits();
        assertThat(digits.input().type()).hasToString("float64[1797, 8, 8]");
        assertThat(digits.input().toDoubles()).startsWith(0, 0, 5, 13, 9, 1);
        assertThat(DoubleStream.of(digits.input().toDoubles())).allMatch(pixel -> pixel >= 0 && pixel <= 16);
        assertThat(counts(digits, 10)).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    }

    @Test
    void tumours() {
        assertThat(BuiltInData.tumours().input().toDoubles()).startsWith(1.5442144870758057, 2.5289902687072754);
        assertThat(BuiltInData.tumours().target().toInts()).hasSize(100).startsWith(1, 0, 0);
        assertThat(BuiltInData.tumoursWithFewerErrors().target().toInts())
                .hasSize(100)
                .startsWith(0, 1);
    }

    @Test
    void pointsAroundALineComeInTheOrderOfTraining() {
        ArrayDataset points = BuiltInData.linearRegression();
        assertThat(points.input().type()).hasToString("float64[120, 1]");
        assertThat(points.target().type()).hasToString("float64[120, 1]");
        // Line 4 of the file says 6 in its column for the order.
        assertThat(points.input().getDouble(6)).isEqualTo(0.05042016806722689);
        assertThat(points.target().getDouble(6)).isEqualTo(0.978588796965427);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iris.csv", "digits.csv.gz", "linear-regression.csv", "tumours-flip01.csv", "tumours-flip005.csv"
            })
    void saysWhereEveryFileComesFrom(String file) throws Exception {
        try (InputStream attribution = BuiltInData.class.getResourceAsStream("ATTRIBUTION.md")) {
            assertThat(new String(attribution.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(file);
        }
        assertThat(BuiltInData.class.getResource(file)).isNotNull();
    }
}
