package dev.tandem.data;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Made-up points to classify of which only some features matter, made as scikit-learn's {@code make_classification} does it
 * (I. Guyon, <i>Design of experiments for the NIPS 2003 variable selection benchmark</i>, 2003): each class has clusters around
 * corners of a cube with sides of {@code 2 · classSeparation} in the informative features. The points of a cluster are normal,
 * their features mixed by a random matrix. Redundant features are random mixtures of the informative ones, all others noise;
 * features come in that order.
 *
 * @param samples how many points, 1 or more
 * @param features how many features a point has
 * @param informative how many of them tell the class
 * @param redundant how many of them are mixtures of the informative ones
 * @param classes how many classes, 1 or more
 * @param clustersPerClass how many corners a class has, 1 or more; the cube must have enough
 * @param flip the share of points that get a class at random, from 0 to 1
 * @param classSeparation half the length of the cube's sides, above 0
 */
public record ClassificationProblem(
        int samples,
        int features,
        int informative,
        int redundant,
        int classes,
        int clustersPerClass,
        double flip,
        double classSeparation) {
    /** Checks the numbers against each other. */
    public ClassificationProblem {
        Checks.atLeast("makeClassification", "samples", samples, 1);
        Checks.atLeast("makeClassification", "informative", informative, 1);
        Checks.atLeast("makeClassification", "redundant", redundant, 0);
        Checks.atLeast("makeClassification", "classes", classes, 1);
        Checks.atLeast("makeClassification", "clustersPerClass", clustersPerClass, 1);
        if ((long) informative + redundant > features) {
            throw new InvalidArgumentException("makeClassification: " + informative + " informative and " + redundant
                    + " redundant features of " + features + "; expected at most " + features + " together");
        }
        long clusters = (long) classes * clustersPerClass;
        if (informative < 31 && clusters > 1L << informative) {
            throw new InvalidArgumentException("makeClassification: " + clusters + " clusters, but a cube of "
                    + informative + " dimensions has " + (1L << informative)
                    + " corners; expected no more clusters: use"
                    + " more informative features");
        }
        if (!(flip >= 0 && flip <= 1)) {
            throw new InvalidArgumentException("makeClassification: flip is " + flip + "; expected 0 to 1");
        }
        if (!(classSeparation > 0) || Double.isInfinite(classSeparation)) {
            throw new InvalidArgumentException(
                    "makeClassification: classSeparation is " + classSeparation + "; expected a number above 0");
        }
    }

    /**
     * The points: the same for the same seed.
     *
     * @param seed any number
     */
    public ArrayDataset generate(long seed) {
        NeutralRandom random = new NeutralRandom(seed).split("makeClassification");
        SyntheticData.Points points = new SyntheticData.Points(samples, features);
        points.addNoise(1, random);
        int clusters = classes * clustersPerClass;
        boolean[][] corners = corners(clusters, random.split("corners"));
        double[][] mixing = new double[clusters][];
        Arrays.setAll(mixing, k -> random.split("mixing").fork(k).uniform(informative * informative, -1, 1));
        for (int i = 0; i < samples; i++) {
            int cluster = i % clusters;
            points.classes[i] = cluster % classes;
            double[] mixed = mix(points, i, mixing[cluster], informative);
            for (int j = 0; j < informative; j++) {
                points.set(i, j, mixed[j] + (corners[cluster][j] ? classSeparation : -classSeparation));
            }
        }
        double[] redundancy = random.split("redundant").uniform(informative * redundant, -1, 1);
        for (int i = 0; i < samples && redundant > 0; i++) {
            double[] mixed = mix(points, i, redundancy, redundant);
            for (int j = 0; j < redundant; j++) {
                points.set(i, informative + j, mixed[j]);
            }
        }
        boolean[] flipped = random.split("flip").bernoulli(samples, flip);
        int[] others = random.split("flipped").integers(samples, 0, classes);
        IntStream.range(0, samples).filter(i -> flipped[i]).forEach(i -> points.classes[i] = others[i]);
        return points.shuffled(random);
    }

    /** Different corners of a cube, drawn at random. */
    private boolean[][] corners(int clusters, NeutralRandom random) {
        // With more dimensions than these, as many corners are far more than enough.
        int bits = Math.min(informative, Math.max(20, 32 - Integer.numberOfLeadingZeros(clusters)));
        int[] numbers = random.permutation(1 << bits);
        boolean[][] corners = new boolean[clusters][];
        for (int k = 0; k < clusters; k++) {
            boolean[] corner = random.bernoulli(informative, 0.5);
            for (int bit = 0; bit < bits; bit++) {
                corner[bit] = (numbers[k] >> bit & 1) == 1;
            }
            corners[k] = corner;
        }
        return corners;
    }

    /** The informative features of a point times a matrix. */
    private double[] mix(SyntheticData.Points points, int point, double[] matrix, int columns) {
        double[] result = new double[columns];
        for (int i = 0; i < informative; i++) {
            for (int j = 0; j < columns; j++) {
                result[j] += points.get(point, i) * matrix[i * columns + j];
            }
        }
        return result;
    }
}
