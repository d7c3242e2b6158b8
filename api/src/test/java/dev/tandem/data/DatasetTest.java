package dev.tandem.data;

import static dev.tandem.data.Examples.numbered;
import static dev.tandem.data.Examples.numbers;
import static dev.tandem.data.Examples.range;
import static dev.tandem.data.Examples.read;
import static dev.tandem.data.Examples.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DatasetTest {
    /** Ten examples, in memory and streamed: every step must do the same with both. */
    static final List<Dataset> TEN = List.of(numbered(10), streamed(10));

    private static List<Integer> sizes(Dataset dataset) {
        return read(dataset, 0).stream().map(Batch::size).toList();
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void theLastBatchTakesWhatIsLeft(Dataset ten) {
        assertThat(sizes(ten.batch(4))).containsExactly(4, 4, 2);
        assertThat(numbers(ten.batch(4), 3)).isEqualTo(range(0, 10));
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void theRestCanBeDropped(Dataset ten) {
        assertThat(sizes(ten.batch(4, true))).containsExactly(4, 4);
        assertThat(sizes(ten.batch(5, true))).containsExactly(5, 5);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void aBatchLargerThanTheDataHoldsAllOfThem(Dataset ten) {
        assertThat(sizes(ten.batch(1000))).containsExactly(10);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void droppingARestThatIsAllIsAnError(Dataset ten) {
        assertThatThrownBy(() -> read(ten.batch(11, true), 0))
                .isInstanceOf(EmptyDatasetException.class)
                .hasMessage("the data set has fewer examples than a batch of 11, and dropRest leaves none;"
                        + " expected at least 11: use a smaller batch or keep the rest");
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void batchesCanBeBatchedAnew(Dataset ten) {
        assertThat(sizes(ten.batch(4).batch(3))).containsExactly(3, 3, 3, 1);
        assertThat(numbers(ten.batch(4).batch(3), 0)).isEqualTo(range(0, 10));
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void takeAndSkipCutAtTheSamePlace(Dataset ten) {
        assertThat(numbers(ten.take(3), 0)).containsExactly(0, 1, 2);
        assertThat(numbers(ten.skip(7), 0)).containsExactly(7, 8, 9);
        assertThat(numbers(ten.take(100), 0)).isEqualTo(range(0, 10));
        assertThat(numbers(ten.batch(4).take(1), 0)).containsExactly(0, 1, 2, 3);
        assertThat(numbers(ten.batch(4).skip(2), 0)).containsExactly(8, 9);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void shuffledByTheSameSeedArraysAndStreamsComeInTheSameOrder(Dataset ten) {
        assertThat(numbers(ten.shuffle(3), 5)).isEqualTo(numbers(numbered(10).shuffle(3), 5));
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void filterKeepsWhatTheConditionHoldsFor(Dataset ten) {
        assertThat(numbers(ten.filter(example -> example.target().getLong(0) % 3 == 0), 0))
                .containsExactly(0, 3, 6, 9);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void everyPassOfARepeatedShuffleIsAnotherEpoch(Dataset ten) {
        Dataset shuffled = ten.shuffle(1);
        List<Integer> expected = new ArrayList<>(numbers(shuffled, 4));
        expected.addAll(numbers(shuffled, 5));
        assertThat(numbers(shuffled.repeat(2), 2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void repeatsWithoutAnEnd(Dataset ten) {
        assertThat(numbers(ten.repeat().take(25), 0)).hasSize(25).endsWith(2, 3, 4);
    }

    @Test
    void anEmptyEpochCannotBeRepeatedWithoutAnEnd() {
        assertThatThrownBy(() -> read(numbered(3).filter(example -> false).repeat(), 0))
                .isInstanceOf(EmptyDatasetException.class)
                .hasMessageContaining("epoch 0 of the data set is empty");
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void putsOneAfterTheOther(Dataset ten) {
        assertThat(numbers(ten.take(2).concat(ten.skip(8)), 0)).containsExactly(0, 1, 8, 9);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void zipsInputsWithTargets(Dataset ten) {
        Dataset inputs = ten.map(batch -> Batch.of(batch.input()));
        Dataset labels = ten.map(batch -> Batch.of(batch.target()));
        assertThat(numbers(inputs.withTargets(labels).batch(3), 0)).isEqualTo(range(0, 10));
        Batch both = read(inputs.zip(ten), 0).get(4);
        assertThat(both.inputs()).hasSize(2);
        assertThat(both.targets()).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void zipsOnlyWhatIsEquallyLong(Dataset ten) {
        assertThatThrownBy(() -> read(ten.zip(numbered(9)), 0))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("expected as many: use take on the longer one");
        assertThatThrownBy(() -> read(streamed(9).zip(ten), 0)).isInstanceOf(ShapeMismatchException.class);
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void mapMayNotChangeHowManyThereAre(Dataset ten) {
        assertThatThrownBy(() -> read(ten.batch(4).map(batch -> batch.rows(0, 1)), 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("made 1 examples of 4");
    }

    @ParameterizedTest
    @FieldSource("TEN")
    void loadedItIsTheSame(Dataset ten) {
        assertThat(ten.load().all()).isEqualTo(numbered(10).all());
    }

    @Test
    void loadsNothingButWhatHasExamples() {
        assertThatThrownBy(() -> streamed(0).load()).isInstanceOf(EmptyDatasetException.class);
    }

    @Test
    void knowsHowManyThereAreThroughEveryStepThatDoes() {
        Dataset ten = numbered(10);
        assertThat(List.of(ten.batch(4).examples(), ten.batch(4).batches()))
                .containsExactly(OptionalLong.of(10), OptionalLong.of(3));
        assertThat(List.of(ten.batch(4, true).examples(), ten.batch(4, true).batches()))
                .containsExactly(OptionalLong.of(8), OptionalLong.of(2));
        Dataset steps = ten.map(batch -> batch)
                .shuffle(1, 3)
                .shuffle(2)
                .take(8)
                .skip(1)
                .repeat(2)
                .prefetch(1);
        assertThat(steps.examples()).hasValue(14);
        assertThat(steps.concat(ten).batches()).hasValue(24);
        assertThat(ten.batch(4).take(1).examples()).isEmpty();
        assertThat(ten.filter(batch -> true).examples()).isEmpty();
        assertThat(ten.repeat().batches()).isEmpty();
    }

    @Test
    void readsNothingBeforeAnEpochDoes() {
        Dataset never = Dataset.ofIterator(() -> {
            throw new AssertionError("read too early");
        });
        assertThat(never.shuffle(1).map(batch -> batch).batch(3).prefetch(2).batches())
                .isEmpty();
    }

    @Test
    void closesTheStreamThatItReads() {
        List<String> closed = new ArrayList<>();
        Dataset once = Dataset.ofStream(
                () -> Stream.of(numbered(1).all(), numbered(1).all()).onClose(() -> closed.add("closed")));
        try (CloseableIterator<Batch> batches =
                once.shuffle(1, 1).map(batch -> batch).batch(1).take(9).epoch(0)) {
            batches.next();
            assertThat(closed).isEmpty();
        }
        assertThat(closed).containsExactly("closed");
        read(once, 0);
        assertThat(closed).hasSize(2);
    }

    @Test
    void aClosedEpochHasNothingLeft() {
        CloseableIterator<Batch> batches = numbered(3).epoch(0);
        assertThat(batches.hasNext()).isTrue();
        batches.close();
        batches.close();
        assertThat(batches.hasNext()).isFalse();
        assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void epochsCanDifferByTheirNumber() {
        Dataset byEpoch = Dataset.ofEpochs(epoch -> {
            Iterator<Batch> one = List.of(numbered(5).all().rows((int) epoch, (int) epoch + 1))
                    .iterator();
            return one;
        });
        assertThat(numbers(byEpoch, 2)).containsExactly(2);
    }

    @Test
    void anArrayWithoutRowsIsNoDataset() {
        assertThatThrownBy(() -> Dataset.of(TensorData.of(Shape.of(0, 3), new double[0])))
                .isInstanceOf(EmptyDatasetException.class)
                .hasMessage("the data set has no examples: input 0 is float64[0, 3]; expected at least one row");
    }

    @Test
    void inputsAndTargetsMustBeEquallyMany() {
        assertThatThrownBy(() -> Dataset.ofArrays(new double[][] {{1}, {2}}, new int[] {1, 2, 3}))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("target 0 has 3 examples, shape [3], but input 0 has 2;"
                        + " expected the same number of each: one row an example");
    }

    @Test
    void castsOnlyWhatIsFloating() {
        ArrayDataset small = numbered(3).as(DType.FLOAT32);
        assertThat(small.input().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(small.target().dtype()).isEqualTo(DType.INT32);
    }

    @Test
    void severalInputsTargetsAndWeightsStayTogether() {
        TensorData x = numbered(6).input();
        TensorData y = numbered(6).target();
        TensorData weights = TensorData.of(Shape.of(6), new float[] {0, 1, 2, 3, 4, 5});
        Dataset dataset = Dataset.of(new Batch(List.of(x, y), List.of(y, x), Optional.of(weights)));
        Batch batch = read(dataset.shuffle(2).batch(6), 0).get(0);
        assertThat(batch.weights().orElseThrow().toInts())
                .isEqualTo(batch.targets().get(0).toInts())
                .isEqualTo(batch.inputs().get(1).toInts());
        assertThat(batch.inputs().get(0)).isEqualTo(batch.targets().get(1));
    }

    @Test
    void examplesOfDifferentShapesDoNotGoIntoOneBatch() {
        Dataset ragged = Dataset.ofArrays(new double[][] {{1}}, new int[] {1})
                .concat(Dataset.ofArrays(new double[][] {{1, 2}}, new int[] {1}));
        assertThatThrownBy(() -> read(ragged.batch(2), 0))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("input 0: examples of shape [1] and [2] do not go into one batch;"
                        + " expected the same shape of each: pad or resize them first");
    }

    @Test
    void sizesMustBePositive() {
        assertThatThrownBy(() -> numbered(3).batch(0)).hasMessageContaining("batch: size is 0");
        assertThatThrownBy(() -> numbered(3).shuffle(1, 0)).hasMessageContaining("shuffle: buffer is 0");
        assertThatThrownBy(() -> numbered(3).prefetch(0)).hasMessageContaining("prefetch: batches is 0");
        assertThatThrownBy(() -> numbered(3).repeat(0)).hasMessageContaining("repeat: times is 0");
        assertThatThrownBy(() -> numbered(3).skip(3)).isInstanceOf(EmptyDatasetException.class);
    }
}
