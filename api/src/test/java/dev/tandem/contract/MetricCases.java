package dev.tandem.contract;

import dev.tandem.loss.Loss;
import dev.tandem.metric.Auc;
import dev.tandem.metric.Average;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.metric.BinaryCount;
import dev.tandem.metric.BinaryIoU;
import dev.tandem.metric.CategoricalAccuracy;
import dev.tandem.metric.ConfusionMatrix;
import dev.tandem.metric.CosineSimilarityMetric;
import dev.tandem.metric.F1Score;
import dev.tandem.metric.FBetaScore;
import dev.tandem.metric.LossMetric;
import dev.tandem.metric.MeanIoU;
import dev.tandem.metric.MeanMetric;
import dev.tandem.metric.Precision;
import dev.tandem.metric.R2Score;
import dev.tandem.metric.Recall;
import dev.tandem.metric.RootMeanSquaredError;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.metric.SparseTopKCategoricalAccuracy;
import dev.tandem.metric.TopKCategoricalAccuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Every metric, with its formula once more in plain Java: written from the equations, not from the tensor code. */
final class MetricCases {
    private MetricCases() {}

    /** How much weight lies where yes or no was right or wrong. */
    private record Counts(double hits, double falseHits, double rejections, double misses) {
        static Counts above(double threshold, double[][] target, double[][] prediction, double[] weights, int column) {
            double[] counts = new double[4];
            for (int row = 0; row < target.length; row++) {
                for (int i = 0; i < target[row].length; i++) {
                    if (column < 0 || column == i) {
                        boolean yes = prediction[row][i] > threshold;
                        boolean right = yes == (target[row][i] != 0);
                        counts[(yes ? 0 : 2) + (right ? 0 : 1)] += weights[row];
                    }
                }
            }
            return new Counts(counts[0], counts[1], counts[2], counts[3]);
        }

        double score(double beta) {
            double precision = hits == 0 ? 0 : hits / (hits + falseHits);
            double recall = hits == 0 ? 0 : hits / (hits + misses);
            return hits == 0 ? 0 : (1 + beta * beta) * precision * recall / (beta * beta * precision + recall);
        }
    }

    static List<MetricCase> all() {
        List<MetricCase> cases = new ArrayList<>();
        for (LossCase loss : LossCases.all()) {
            Loss function = loss.loss();
            cases.add(
                    new MetricCase(MeanMetric.of(function), loss.targetRow(), loss.prediction(), mean(loss.formula())));
            cases.add(new MetricCase(
                    new LossMetric(function),
                    loss.targetRow(),
                    loss.prediction(),
                    (t, p, w) -> mean(loss.formula()).of(t, p, w) * total(w) / t.length));
        }
        cases.add(new MetricCase(
                new RootMeanSquaredError(),
                LossCase.REAL,
                LossCase.ANY,
                (t, p, w) -> Math.sqrt(mean(MetricCases::squaredError).of(t, p, w))));
        cases.add(new MetricCase(
                new CosineSimilarityMetric(), LossCase.REAL, LossCase.ANY, mean((t, p) -> -LossCases.cosine(t, p))));
        addAccuracies(cases);
        addCounts(cases);
        addMatrices(cases);
        return cases;
    }

    private static void addAccuracies(List<MetricCase> cases) {
        cases.add(new MetricCase(
                BinaryAccuracy.ofProbabilities(), LossCase.BITS, LossCase.SHARE, (t, p, w) -> accuracy(0.5, t, p, w)));
        cases.add(new MetricCase(
                BinaryAccuracy.ofLogits(), LossCase.BITS, LossCase.ANY, (t, p, w) -> accuracy(0, t, p, w)));
        cases.add(new MetricCase(
                new CategoricalAccuracy(),
                LossCase.ONE_HOT,
                LossCase.ANY,
                mean((t, p) -> largest(t) == largest(p) ? 1 : 0)));
        cases.add(new MetricCase(
                new SparseCategoricalAccuracy(),
                LossCase.ID,
                LossCase.ANY,
                mean((t, p) -> t[0] == largest(p) ? 1 : 0)));
        cases.add(new MetricCase(
                new TopKCategoricalAccuracy(2),
                LossCase.ONE_HOT,
                LossCase.ANY,
                mean((t, p) -> place(p, largest(t)) < 2 ? 1 : 0)));
        cases.add(new MetricCase(
                new SparseTopKCategoricalAccuracy(3),
                LossCase.ID,
                LossCase.ANY,
                mean((t, p) -> place(p, (int) t[0]) < 3 ? 1 : 0)));
    }

    private static void addCounts(List<MetricCase> cases) {
        cases.add(new MetricCase(Precision.ofProbabilities(), LossCase.BITS, LossCase.SHARE, (t, p, w) -> {
            Counts counts = Counts.above(0.5, t, p, w, -1);
            return counts.hits() / (counts.hits() + counts.falseHits());
        }));
        cases.add(new MetricCase(Recall.ofLogits().ofClass(2), LossCase.BITS, LossCase.ANY, (t, p, w) -> {
            Counts counts = Counts.above(0, t, p, w, 2);
            return counts.hits() / (counts.hits() + counts.misses());
        }));
        cases.add(new MetricCase(
                BinaryCount.of(BinaryCount.Kind.FALSE_NEGATIVES),
                LossCase.BITS,
                LossCase.SHARE,
                (t, p, w) -> Counts.above(0.5, t, p, w, -1).misses()));
        cases.add(new MetricCase(F1Score.of(Average.MACRO).threshold(0.4), LossCase.BITS, LossCase.SHARE, (t, p, w) -> {
            double sum = 0;
            for (int column = 0; column < MetricCase.COLUMNS; column++) {
                sum += Counts.above(0.4, t, p, w, column).score(1);
            }
            return sum / MetricCase.COLUMNS;
        }));
        cases.add(new MetricCase(
                FBetaScore.of(Average.MICRO, 2).threshold(0.4),
                LossCase.BITS,
                LossCase.SHARE,
                (t, p, w) -> Counts.above(0.4, t, p, w, -1).score(2)));
        cases.add(new MetricCase(FBetaScore.of(Average.WEIGHTED, 0.5), LossCase.ONE_HOT, LossCase.ANY, (t, p, w) -> {
            double[][] chosen =
                    Arrays.stream(p).map(row -> oneHot(largest(row))).toArray(double[][]::new);
            double sum = 0;
            for (int column = 0; column < MetricCase.COLUMNS; column++) {
                Counts counts = Counts.above(0.5, t, chosen, w, column);
                sum += (counts.hits() + counts.misses()) * counts.score(0.5);
            }
            return sum / total(w);
        }));
        cases.add(new MetricCase(
                Auc.ofProbabilities(Auc.Curve.ROC), LossCase.BITS, LossCase.SHARE, (t, p, w) -> area(200, t, p, w)));
        cases.add(new MetricCase(
                Auc.ofProbabilities(Auc.Curve.ROC).thresholds(7),
                LossCase.BITS,
                LossCase.SHARE,
                (t, p, w) -> area(7, t, p, w)));
    }

    private static void addMatrices(List<MetricCase> cases) {
        cases.add(new MetricCase(
                new ConfusionMatrix(MetricCase.COLUMNS),
                LossCase.ID,
                LossCase.ANY,
                mean((t, p) -> t[0] == largest(p) ? 1 : 0)));
        cases.add(new MetricCase(MeanIoU.of(MetricCase.COLUMNS), LossCase.ID, LossCase.ANY, (t, p, w) -> {
            double sum = 0;
            for (int column = 0; column < MetricCase.COLUMNS; column++) {
                double both = 0;
                double either = 0;
                for (int row = 0; row < t.length; row++) {
                    boolean right = t[row][0] == column;
                    boolean predicted = largest(p[row]) == column;
                    both += right && predicted ? w[row] : 0;
                    either += right || predicted ? w[row] : 0;
                }
                sum += both / either;
            }
            return sum / MetricCase.COLUMNS;
        }));
        cases.add(new MetricCase(BinaryIoU.ofProbabilities(), LossCase.BITS, LossCase.SHARE, (t, p, w) -> {
            Counts counts = Counts.above(0.5, t, p, w, -1);
            double wrong = counts.falseHits() + counts.misses();
            return (counts.hits() / (counts.hits() + wrong) + counts.rejections() / (counts.rejections() + wrong)) / 2;
        }));
        cases.add(new MetricCase(R2Score.uniform(), LossCase.REAL, LossCase.ANY, (t, p, w) -> {
            double sum = 0;
            for (int column = 0; column < MetricCase.COLUMNS; column++) {
                double mean = 0;
                for (int row = 0; row < t.length; row++) {
                    mean += t[row][column] * w[row] / total(w);
                }
                double error = 0;
                double spread = 0;
                for (int row = 0; row < t.length; row++) {
                    error += w[row] * Math.pow(t[row][column] - p[row][column], 2);
                    spread += w[row] * Math.pow(t[row][column] - mean, 2);
                }
                sum += 1 - error / spread;
            }
            return sum / MetricCase.COLUMNS;
        }));
    }

    private static MetricCase.Formula mean(ToDoubleBiFunction<double[], double[]> each) {
        return (t, p, w) -> {
            double sum = 0;
            for (int row = 0; row < t.length; row++) {
                sum += w[row] * each.applyAsDouble(t[row], p[row]);
            }
            return sum / total(w);
        };
    }

    private static double squaredError(double[] t, double[] p) {
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            sum += (t[i] - p[i]) * (t[i] - p[i]);
        }
        return sum / t.length;
    }

    private static double accuracy(double threshold, double[][] t, double[][] p, double[] w) {
        Counts counts = Counts.above(threshold, t, p, w, -1);
        return (counts.hits() + counts.rejections()) / (total(w) * MetricCase.COLUMNS);
    }

    private static double area(int thresholds, double[][] t, double[][] p, double[] w) {
        double area = 0;
        Counts before = Counts.above(-1, t, p, w, -1);
        double positives = before.hits();
        double negatives = before.falseHits();
        for (int i = 1; i < thresholds; i++) {
            Counts next = Counts.above(i == thresholds - 1 ? 2 : (double) i / (thresholds - 1), t, p, w, -1);
            double width = (before.falseHits() - next.falseHits()) / negatives;
            area += width * (before.hits() + next.hits()) / positives / 2;
            before = next;
        }
        return area;
    }

    private static double total(double[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    private static int largest(double[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            best = numbers[i] > numbers[best] ? i : best;
        }
        return best;
    }

    private static int place(double[] numbers, int position) {
        return (int) Arrays.stream(numbers).filter(x -> x > numbers[position]).count();
    }

    private static double[] oneHot(int position) {
        double[] row = new double[MetricCase.COLUMNS];
        row[position] = 1;
        return row;
    }
}
