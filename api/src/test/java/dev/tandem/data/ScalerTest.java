package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalerTest {
    private static final TensorData TRAIN =
            TensorData.of(new double[][] {{1, 0.1, -4}, {2, 0.1, 0}, {3, 0.1, 4}, {6, 0.1, 8}});

    @Test
    void standardScalingGivesMeanZeroAndDeviationOne() {
        StandardScaler scaler = StandardScaler.fit(TRAIN);
        assertThat(scaler.mean()).isEqualTo(List.of(3.0, 0.1, 2.0));
        assertThat(scaler.standardDeviation().get(0)).isCloseTo(Math.sqrt(3.5), within(1e-15));
        assertThat(scaler.standardDeviation().get(1)).isZero();
        double[] scaled = scaler.transform(TRAIN).toDoubles();
        assertThat(scaled[0]).isCloseTo(-2 / Math.sqrt(3.5), within(1e-15));
        assertThat(scaled[1]).isZero();
    }

    @Test
    void minMaxScalingGivesZeroToOne() {
        assertThat(MinMaxScaler.fit(TRAIN).transform(TRAIN).toDoubles())
                .containsExactly(0, 0, 0, 0.2, 0, 1 / 3.0, 0.4, 0, 2 / 3.0, 1, 0, 1);
    }

    @Test
    void bothCanBeUndone() {
        for (Scaler scaler : List.of(StandardScaler.fit(TRAIN), MinMaxScaler.fit(TRAIN))) {
            assertThat(scaler.inverse(scaler.transform(TRAIN)).toDoubles())
                    .containsExactly(TRAIN.toDoubles(), within(1e-15));
        }
    }

    @Test
    void theTestIsScaledByWhatWasFittedToTheTraining() {
        ArrayDataset all = Dataset.of(
                TensorData.of(new double[][] {{0}, {10}, {20}}), TensorData.of(Shape.of(3), new int[] {0, 1, 2}));
        Split split = all.split(0.67);
        MinMaxScaler scaler = MinMaxScaler.fit(split.train());
        assertThat(split.test().map(scaler.onInputs()).load().input().toDoubles())
                .containsExactly(2);
        assertThat(split.test().map(scaler.onTargets()).load().target().toDoubles())
                .containsExactly(0.2f);
    }

    @Test
    void dataSetsAreFittedBatchByBatch() {
        assertThat(StandardScaler.fit(Dataset.of(TRAIN).batch(3))).isEqualTo(StandardScaler.fit(TRAIN));
        assertThat(MinMaxScaler.fit(Dataset.of(TRAIN))).isEqualTo(MinMaxScaler.fit(TRAIN));
    }

    @Test
    void everyPlaceInAnExampleIsAFeature() {
        TensorData images = TensorData.of(new byte[][][] {{{0, 10}, {20, 30}}, {{(byte) 200, 10}, {40, 60}}});
        TensorData scaled = MinMaxScaler.fit(images).transform(images);
        assertThat(scaled.type()).hasToString("float32[2, 2, 2]");
        assertThat(scaled.toFloats()).containsExactly(0, 0, 0, 0, 1, 0, 1, 1);
    }

    @Test
    void otherFeaturesThanWereFittedAreAnError() {
        assertThatThrownBy(() -> StandardScaler.fit(TRAIN).transform(TensorData.of(new double[][] {{1}})))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage(
                        "transform: examples of shape [1, 1] have 1 features each; expected 3, as were fitted first");
    }

    @Test
    void cannotBeFittedToWhatIsNoNumber() {
        assertThatThrownBy(() -> MinMaxScaler.fit(TensorData.of(new double[][] {{1, 2}, {3, Double.NaN}})))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("feature 1 of example 1 is NaN");
    }

    @Test
    void oneHotPutsAOneAtTheClass() {
        TensorData classes = TensorData.of(Shape.of(3), new int[] {2, 0, 1});
        TensorData rows = OneHot.of(3).transform(classes);
        assertThat(rows.toFloats()).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
        assertThat(OneHot.of(3).inverse(rows)).isEqualTo(classes);
        assertThat(Dataset.of(classes, classes)
                        .map(OneHot.of(3).onTargets())
                        .load()
                        .target())
                .isEqualTo(rows);
    }

    @Test
    void oneHotTakesOnlyClassesThatThereAre() {
        assertThatThrownBy(() -> OneHot.of(2).transform(TensorData.of(Shape.of(2), new int[] {1, 2})))
                .isInstanceOf(IndexOutOfRangeException.class)
                .hasMessage("OneHot: example 1 is of class 2; expected 0 to 1, as there are 2 classes");
        assertThatThrownBy(() -> OneHot.of(2).transform(TensorData.of(new double[] {0, 1})))
                .isInstanceOf(DTypeMismatchException.class);
        assertThatThrownBy(() -> OneHot.of(2).transform(TensorData.of(new int[][] {{0, 1}})))
                .isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> OneHot.of(0)).isInstanceOf(InvalidArgumentException.class);
    }
}
