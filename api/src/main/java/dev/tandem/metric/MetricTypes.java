package dev.tandem.metric;

import java.util.List;

/** The library's metrics, as records that a file can hold; a metric made of a function is none of them. */
public final class MetricTypes {
    private static final List<Class<? extends Record>> ALL = List.of(
            Accuracy.class,
            Auc.class,
            BinaryAccuracy.class,
            BinaryCount.class,
            BinaryIoU.class,
            CategoricalAccuracy.class,
            ConfusionMatrix.class,
            CosineSimilarityMetric.class,
            F1Score.class,
            FBetaScore.class,
            LossMean.class,
            LossMetric.class,
            MeanIoU.class,
            Precision.class,
            R2Score.class,
            Recall.class,
            RootMeanSquaredError.class,
            SparseCategoricalAccuracy.class,
            SparseTopKCategoricalAccuracy.class,
            TopKCategoricalAccuracy.class);

    private MetricTypes() {}

    /** All of them. */
    public static List<Class<? extends Record>> all() {
        return ALL;
    }
}
