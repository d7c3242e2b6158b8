package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.InvalidArgumentException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticDataTest {
    private static long count(ArrayDataset data, int wanted) {
        return IntStream.of(data.target().toInts()).filter(c -> c == wanted).count();
    }

    @Test
    void moonsAreHalfCircles() {
        ArrayDataset moons = SyntheticData.makeMoons(101, 0, 1);
        assertThat(moons.input().type()).hasToString("float32[101, 2]");
        assertThat(List.of(count(moons, 0), count(moons, 1))).containsExactly(50L, 51L);
        for (Batch point : Examples.read(moons, 0)) {
            double x = point.input().getDouble(0);
            double y = point.input().getDouble(1);
            boolean first = point.target().getLong(0) == 0;
            assertThat(first ? Math.hypot(x, y) : Math.hypot(x - 1, y - 0.5)).isCloseTo(1, within(1e-6));
            assertThat(first ? y : 0.5 - y).isGreaterThan(-1e-6);
        }
    }

    @Test
    void circlesLieInEachOther() {
        for (Batch point : Examples.read(SyntheticData.makeCircles(50, 0, 0.5, 1), 0)) {
            assertThat(Math.hypot(point.input().getDouble(0), point.input().getDouble(1)))
                    .isCloseTo(point.target().getLong(0) == 0 ? 1 : 0.5, within(1e-6));
        }
    }

    @Test
    void blobsLieAroundTheirCentres() {
        ArrayDataset blobs = SyntheticData.makeBlobs(301, 3, 3, 0.01, 7);
        assertThat(blobs.input().type()).hasToString("float32[301, 3]");
        assertThat(List.of(count(blobs, 0), count(blobs, 1), count(blobs, 2))).containsExactly(101L, 100L, 100L);
        for (int c = 0; c < 3; c++) {
            int wanted = c;
            StandardScaler of =
                    StandardScaler.fit(blobs.filter(point -> point.target().getLong(0) == wanted));
            assertThat(of.standardDeviation())
                    .allSatisfy(deviation -> assertThat(deviation).isCloseTo(0.01, within(0.003)));
            assertThat(of.mean()).allSatisfy(mean -> assertThat(mean).isBetween(-10.1, 10.1));
        }
    }

    @Test
    void classificationMixesFeaturesThatMatterWithOthers() {
        ArrayDataset data = SyntheticData.makeClassification(400, 3);
        assertThat(data.input().type()).hasToString("float32[400, 20]");
        assertThat(count(data, 0)).isBetween(185L, 215L);
        ArrayDataset apart = new ClassificationProblem(200, 4, 2, 1, 4, 1, 0, 100).generate(1);
        // Every class is at a corner of its own of a cube with sides of 200.
        assertThat(Examples.read(apart, 0).stream()
                        .map(point -> point.target().getLong(0) + " at "
                                + (point.input().getDouble(0) > 0) + " "
                                + (point.input().getDouble(1) > 0))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void theSameSeedGivesTheSamePoints() {
        assertThat(SyntheticData.makeMoons(20, 0.1, 5).all())
                .isEqualTo(SyntheticData.makeMoons(20, 0.1, 5).all());
        assertThat(SyntheticData.makeMoons(20, 0.1, 5).all())
                .isNotEqualTo(SyntheticData.makeMoons(20, 0.1, 6).all());
        assertThat(SyntheticData.makeClassification(20, 5).all())
                .isEqualTo(SyntheticData.makeClassification(20, 5).all());
    }

    @Test
    void numbersThatCannotBeAreErrors() {
        assertThatThrownBy(() -> SyntheticData.makeMoons(1, 0, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> SyntheticData.makeMoons(10, -1, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> SyntheticData.makeCircles(10, 0, 1, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> SyntheticData.makeBlobs(2, 2, 3, 1, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new ClassificationProblem(10, 3, 2, 2, 2, 1, 0, 1))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new ClassificationProblem(10, 3, 2, 0, 5, 1, 0, 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("5 clusters, but a cube of 2 dimensions has 4 corners");
    }
}
