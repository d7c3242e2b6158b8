package dev.tandem.data;

import static dev.tandem.data.Examples.numbered;
import static dev.tandem.data.Examples.numbers;
import static dev.tandem.data.Examples.range;
import static dev.tandem.data.Examples.streamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class DatasetPropertiesTest {
    @Property(tries = 600)
    void everyEpochOfAShuffleIsAPermutation(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed, @ForAll @IntRange(max = 9) int epoch) {
        List<Integer> order = numbers(numbered(size).shuffle(seed), epoch);
        assertThat(order).containsExactlyInAnyOrderElementsOf(range(0, size));
        assertThat(numbers(numbered(size).shuffle(seed), epoch)).isEqualTo(order);
    }

    @Property(tries = 600)
    void aBufferedShuffleIsAPermutationThatTakesNothingTooEarly(
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = 1, max = 50) int buffer,
            @ForAll long seed,
            @ForAll @IntRange(max = 9) int epoch) {
        Dataset shuffled = streamed(size).shuffle(seed, buffer);
        List<Integer> order = numbers(shuffled, epoch);
        assertThat(order).containsExactlyInAnyOrderElementsOf(range(0, size));
        assertThat(numbers(shuffled, epoch)).isEqualTo(order);
        for (int place = 0; place < size; place++) {
            assertThat(order.get(place)).isLessThan(place + buffer);
        }
    }

    @Property(tries = 600)
    void batchesPartitionTheExamples(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll @IntRange(min = 1, max = 70) int batch) {
        List<Batch> inMemory = Examples.read(numbered(size).batch(batch), 0);
        assertThat(inMemory).isEqualTo(Examples.read(streamed(size).batch(batch), 0));
        assertThat(inMemory.stream().flatMap(some -> numbers(some).stream())).containsExactlyElementsOf(range(0, size));
        assertThat(inMemory.subList(0, inMemory.size() - 1)).allMatch(some -> some.size() == batch);
    }

    @Property(tries = 600)
    void splitsAreDisjointAndComplete(
            @ForAll @IntRange(min = 2, max = 60) int size,
            @ForAll @DoubleRange(min = 0.3, max = 0.7) double share,
            @ForAll long seed) {
        Split split = numbered(size).shuffle(seed).split(share);
        assertThat(split.train().size()).isEqualTo((int) Math.round(size * share));
        assertComplete(split, size);
        assertThat(numbers(split.test(), 3)).isEqualTo(numbers(split.test(), 0));
    }

    @Property(tries = 600)
    void aStratifiedSplitKeepsTheSharesOfTheClasses(
            @ForAll @IntRange(min = 2, max = 20) int first,
            @ForAll @IntRange(min = 2, max = 20) int second,
            @ForAll @IntRange(min = 2, max = 20) int third,
            @ForAll @DoubleRange(min = 0.3, max = 0.7) double share,
            @ForAll long seed) {
        int[] counts = {first, second, third};
        int size = IntStream.of(counts).sum();
        int[] classes = IntStream.range(0, size)
                .map(i -> i < first ? 0 : i < first + second ? 1 : 2)
                .toArray();
        TensorData numbers = numbered(size).target();
        Split split = Dataset.of(numbers, TensorData.of(Shape.of(size), classes))
                .shuffle(seed)
                .stratifiedSplit(share);
        assertThat(split.train().size()).isEqualTo((int) Math.round(size * share));
        for (int c = 0; c < 3; c++) {
            int wanted = c;
            long taken = IntStream.of(split.train().target().toInts())
                    .filter(id -> id == wanted)
                    .count();
            assertThat((double) taken).isBetween(counts[c] * share - 1, counts[c] * share + 1);
        }
        List<Integer> all = new ArrayList<>();
        IntStream.of(split.train().input().toInts()).forEach(all::add);
        IntStream.of(split.test().input().toInts()).forEach(all::add);
        assertThat(all).containsExactlyInAnyOrderElementsOf(range(0, size));
    }

    @Property(tries = 100)
    void everyExampleIsInTheTestOfOneFold(
            @ForAll @IntRange(min = 5, max = 40) int size, @ForAll @IntRange(min = 2, max = 5) int k) {
        List<Split> folds = numbered(size).kFold(k);
        assertThat(folds).hasSize(k).allSatisfy(fold -> assertComplete(fold, size));
        assertThat(folds.stream().flatMap(fold -> numbers(fold.test(), 0).stream()))
                .containsExactlyElementsOf(range(0, size));
    }

    private static void assertComplete(Split split, int size) {
        List<Integer> all = new ArrayList<>(numbers(split.train(), 0));
        all.addAll(numbers(split.test(), 0));
        assertThat(all).containsExactlyInAnyOrderElementsOf(range(0, size));
    }

    @Example
    void epochsAndSeedsHaveOrdersOfTheirOwn() {
        Dataset shuffled = numbered(100).shuffle(1);
        assertThat(List.of(
                        numbers(shuffled, 0),
                        numbers(shuffled, 1),
                        numbers(numbered(100).shuffle(2), 0),
                        range(0, 100)))
                .doesNotHaveDuplicates();
    }
}
