package dev.tandem.data;

import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cuts examples into parts. */
final class Splitting {
    private Splitting() {}

    static Split split(ArrayDataset data, double trainShare) {
        int train = trainCount(data, trainShare);
        return new Split(
                data.fixed(IntStream.range(0, train).toArray()),
                data.fixed(IntStream.range(train, data.size()).toArray()));
    }

    private static int trainCount(ArrayDataset data, double trainShare) {
        if (!(trainShare > 0 && trainShare < 1)) {
            throw new InvalidArgumentException("split: trainShare is " + trainShare
                    + "; expected a number between 0 and 1, such as 0.8 for 80 percent");
        }
        int train = (int) Math.round(data.size() * trainShare);
        if (train == 0 || train == data.size()) {
            throw new EmptyDatasetException("split: " + trainShare + " of " + data.size() + " examples are " + train
                    + ", which leaves a part empty; expected at least one example in each");
        }
        return train;
    }

    static Split stratified(ArrayDataset data, double trainShare) {
        int train = trainCount(data, trainShare);
        List<List<Integer>> classes = new ArrayList<>(classes(data).values());
        int[] counts = apportion(classes, train, trainShare);
        List<Integer> trainPlaces = new ArrayList<>();
        List<Integer> testPlaces = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            trainPlaces.addAll(classes.get(c).subList(0, counts[c]));
            testPlaces.addAll(classes.get(c).subList(counts[c], classes.get(c).size()));
        }
        return new Split(data.fixed(sorted(trainPlaces)), data.fixed(sorted(testPlaces)));
    }

    /** The places of each class, in the order in which classes first appear. */
    private static Map<ByteBuffer, List<Integer>> classes(ArrayDataset data) {
        List<TensorData> targets = data.all().targets();
        if (targets.isEmpty()) {
            throw new InvalidArgumentException(
                    "stratifiedSplit: the data set has no targets; expected classes in target 0: use split");
        }
        ByteBuffer bytes = targets.get(0).bytes();
        int width = Rows.bytesPerRow(targets.get(0).type());
        Map<ByteBuffer, List<Integer>> classes = new LinkedHashMap<>();
        for (int i = 0; i < data.size(); i++) {
            classes.computeIfAbsent(bytes.slice(i * width, width), row -> new ArrayList<>())
                    .add(i);
        }
        return classes;
    }

    /** How many of each class to train with: its share rounded down, and one more where most was cut off. */
    private static int[] apportion(List<List<Integer>> classes, int train, double share) {
        int[] counts = classes.stream().mapToInt(c -> (int) (c.size() * share)).toArray();
        List<Integer> byRemainder = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        c -> counts[c] - classes.get(c).size() * share))
                .toList();
        int missing = train - IntStream.of(counts).sum();
        for (int i = 0; i < missing; i++) {
            counts[byRemainder.get(i)]++;
        }
        return counts;
    }

    private static int[] sorted(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    static List<Split> kFold(ArrayDataset data, int k) {
        if (k < 2 || k > data.size()) {
            throw new InvalidArgumentException(
                    "kFold: k is " + k + "; expected 2 to " + data.size() + ", the number of examples");
        }
        List<Split> folds = new ArrayList<>();
        int start = 0;
        for (int fold = 0; fold < k; fold++) {
            int from = start;
            int to = from + data.size() / k + (fold < data.size() % k ? 1 : 0);
            folds.add(new Split(
                    data.fixed(IntStream.range(0, data.size())
                            .filter(place -> place < from || place >= to)
                            .toArray()),
                    data.fixed(IntStream.range(from, to).toArray())));
            start = to;
        }
        return List.copyOf(folds);
    }
}
