package dev.tandem.lessons.course;

import dev.tandem.lessons.figure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The irises in three parts, each with the same share of every species, and the scale of their features.
 *
 * @param train to learn from; the scale is theirs
 * @param validation to watch while learning
 * @param test to be looked at once
 * @param mean of each feature over the training flowers
 * @param standardDeviation of each feature over the training flowers
 */
record IrisSplit(
        Data.Labelled train, Data.Labelled validation, Data.Labelled test, double[] mean, double[] standardDeviation) {
    private static final List<String> FEATURES = List.of("sepal length", "sepal width", "petal length", "petal width");

    /** A fifth: of all flowers for the test, and of those that are left for validation. */
    private static final int PARTS = 5;

    /**
     * Takes every fifth flower of each species for the test and every fifth of the others for validation. Nothing is drawn at
     * random, so that runs with different seeds are judged by the same flowers.
     */
    static IrisSplit of(Data.Labelled flowers) {
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int species = 0; species < Data.IRIS_SPECIES.size(); species++) {
            int forTest = 0;
            int forTraining = 0;
            for (int row = 0; row < flowers.size(); row++) {
                if (flowers.classes().get(row) != species) {
                    continue;
                }
                if (forTest++ % PARTS == 0) {
                    test.add(row);
                } else {
                    (++forTraining % PARTS == 0 ? validation : train).add(row);
                }
            }
        }
        Data.Labelled training = flowers.rows(train);
        double[] mean = new double[FEATURES.size()];
        double[] deviation = new double[FEATURES.size()];
        for (int feature = 0; feature < mean.length; feature++) {
            int column = feature;
            double average = training.features().stream().mapToDouble(row -> row[column]).average().orElseThrow();
            mean[feature] = average;
            deviation[feature] = Math.sqrt(training.features().stream()
                    .mapToDouble(row -> Math.pow(row[column] - average, 2))
                    .average()
                    .orElseThrow());
        }
        return new IrisSplit(training, flowers.rows(validation), flowers.rows(test), mean, deviation);
    }

    /** Flowers with every feature minus its mean, over its standard deviation. */
    Data.Labelled scaled(Data.Labelled flowers) {
        List<double[]> rows = new ArrayList<>();
        for (double[] features : flowers.features()) {
            double[] row = new double[features.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = (features[i] - mean[i]) / standardDeviation[i];
            }
            rows.add(row);
        }
        return new Data.Labelled(rows, flowers.classes());
    }

    /** The scale of each feature. */
    Table scales() {
        Table.Builder table = Table.of("The training flowers", "feature", "mean (cm)", "standard deviation (cm)");
        for (int i = 0; i < mean.length; i++) {
            table.row(FEATURES.get(i), mean[i], standardDeviation[i]);
        }
        return table.build();
    }
}
