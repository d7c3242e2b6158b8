package dev.tandem.data;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;

/**
 * Made-up points to classify, in the shapes of scikit-learn's generators of the same names: float32 [samples, features] with
 * classes int32 [samples], shuffled, the same for the same seed everywhere. The numbers are not scikit-learn's, as the random
 * generator is another.
 */
public final class SyntheticData {
    private SyntheticData() {}

    /**
     * Two half circles of radius 1 that reach into each other.
     *
     * <p>Class 0: {@code (cos t, sin t)}, class 1: {@code (1 − cos t, 1/2 − sin t)}, with t from 0 to π in equal steps.
     *
     * @param samples how many points, 2 or more; class 1 has one more, if they are odd
     * @param noise the standard deviation of what is added to every coordinate
     * @param seed any number
     */
    public static ArrayDataset makeMoons(int samples, double noise, long seed) {
        Checks.atLeast("makeMoons", "samples", samples, 2);
        Points points = new Points(samples, 2);
        int outer = samples / 2;
        for (int i = 0; i < samples; i++) {
            boolean first = i < outer;
            double t = Math.PI * step(first ? i : i - outer, (first ? outer : samples - outer) - 1);
            points.set(i, 0, first ? Math.cos(t) : 1 - Math.cos(t));
            points.set(i, 1, first ? Math.sin(t) : 0.5 - Math.sin(t));
            points.classes[i] = first ? 0 : 1;
        }
        NeutralRandom random = new NeutralRandom(seed).split("makeMoons");
        return points.addNoise(noise, random).shuffled(random);
    }

    /**
     * A circle of radius 1, class 0, with a smaller one inside, class 1.
     *
     * @param samples how many points, 2 or more; class 1 has one more, if they are odd
     * @param noise the standard deviation of what is added to every coordinate
     * @param factor the radius of the inner circle, from 0 to less than 1; scikit-learn's default is 0.8
     * @param seed any number
     */
    public static ArrayDataset makeCircles(int samples, double noise, double factor, long seed) {
        Checks.atLeast("makeCircles", "samples", samples, 2);
        if (!(factor >= 0 && factor < 1)) {
            throw new InvalidArgumentException("makeCircles: factor is " + factor + "; expected 0 or more, below 1");
        }
        Points points = new Points(samples, 2);
        int outer = samples / 2;
        for (int i = 0; i < samples; i++) {
            boolean first = i < outer;
            double t = 2 * Math.PI * step(first ? i : i - outer, first ? outer : samples - outer);
            points.set(i, 0, Math.cos(t) * (first ? 1 : factor));
            points.set(i, 1, Math.sin(t) * (first ? 1 : factor));
            points.classes[i] = first ? 0 : 1;
        }
        NeutralRandom random = new NeutralRandom(seed).split("makeCircles");
        return points.addNoise(noise, random).shuffled(random);
    }

    private static double step(int number, int steps) {
        return steps == 0 ? 0 : (double) number / steps;
    }

    /**
     * Clouds of points, one a class: normal around centres that are uniform on [−10, 10] in each feature.
     *
     * @param samples how many points, shared out evenly; as many as centres or more
     * @param features how many features a point has, 1 or more
     * @param centers how many clouds, 1 or more
     * @param standardDeviation of every cloud; scikit-learn's default is 1
     * @param seed any number
     */
    public static ArrayDataset makeBlobs(int samples, int features, int centers, double standardDeviation, long seed) {
        Checks.atLeast("makeBlobs", "features", features, 1);
        Checks.atLeast("makeBlobs", "centers", centers, 1);
        Checks.atLeast("makeBlobs", "samples", samples, centers);
        NeutralRandom random = new NeutralRandom(seed).split("makeBlobs");
        double[] places = random.split("centers").uniform(centers * features, -10, 10);
        Points points = new Points(samples, features);
        for (int i = 0; i < samples; i++) {
            int center = i % centers;
            points.classes[i] = center;
            for (int j = 0; j < features; j++) {
                points.set(i, j, places[center * features + j]);
            }
        }
        return points.addNoise(standardDeviation, random).shuffled(random);
    }

    /**
     * A problem of two classes with 20 features, of which 2 tell the class, 2 are mixtures of those, and 16 are noise: with
     * scikit-learn's defaults. For other numbers, see {@link ClassificationProblem}.
     *
     * @param samples how many points, 1 or more
     * @param seed any number
     */
    public static ArrayDataset makeClassification(int samples, long seed) {
        return new ClassificationProblem(samples, 20, 2, 2, 2, 2, 0.01, 1.0).generate(seed);
    }

    /** Points under construction. */
    static final class Points {
        final int features;
        final double[] values;
        final int[] classes;

        Points(int samples, int features) {
            this.features = features;
            this.values = new double[Math.multiplyExact(samples, features)];
            this.classes = new int[samples];
        }

        void set(int point, int feature, double value) {
            values[point * features + feature] = value;
        }

        double get(int point, int feature) {
            return values[point * features + feature];
        }

        Points addNoise(double standardDeviation, NeutralRandom random) {
            double[] noise = random.split("noise").normal(values.length, 0, standardDeviation);
            for (int i = 0; i < values.length; i++) {
                values[i] += noise[i];
            }
            return this;
        }

        ArrayDataset shuffled(NeutralRandom random) {
            ArrayDataset all = Dataset.of(
                    TensorData.of(Shape.of(classes.length, features), values),
                    TensorData.of(Shape.of(classes.length), classes));
            int[] order = random.split("order").permutation(classes.length);
            return Dataset.of(all.all().rows(order)).as(DType.FLOAT32);
        }
    }
}
