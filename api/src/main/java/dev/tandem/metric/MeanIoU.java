package dev.tandem.metric;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Intersection over union, tp/(tp + fp + fn) of each class, averaged over the classes that occur in targets or predictions
 * (Keras 3, without the 1e-7 that it adds below its fraction lines): how well segments of images match.
 *
 * <p>{@link #value} is the number of each class, [classes], 0 for one that never occurs. Target class ids [batch, ...] or
 * one-hot [batch, ..., classes]; prediction scores [batch, ..., classes], or class ids of a whole dtype.
 *
 * @param classes 2 or more
 * @param ignoreClass a right class whose positions do not count, such as 255 for "void"
 */
public record MeanIoU(int classes, OptionalInt ignoreClass) implements Metric {
    private static final String NAME = "mean_io_u";

    /** Checks the number of classes. */
    public MeanIoU {
        Confusions.checkClasses(NAME, classes);
    }

    /** Of so many classes. */
    public static MeanIoU of(int classes) {
        return new MeanIoU(classes, OptionalInt.empty());
    }

    /** The same without the positions of that class. */
    public MeanIoU ignoring(int classId) {
        return new MeanIoU(classes, OptionalInt.of(classId));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        return List.of(Confusions.of(NAME, classes, ignoreClass, target, prediction, sampleWeight));
    }

    @Override
    public double result(List<TensorData> sums) {
        return Confusions.meanIntersectionOverUnion(sums.get(0));
    }

    @Override
    public TensorData value(List<TensorData> sums) {
        return TensorData.of(Shape.of(classes), Confusions.intersectionOverUnion(sums.get(0)));
    }
}
