package dev.tandem.train;

import dev.tandem.data.Batch;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.Map;
import java.util.Optional;

/** Turns weights of classes into weights of examples. */
final class ClassWeights {
    private ClassWeights() {}

    /** The batch with weights for its examples, those that it had multiplied by their classes'. */
    static Batch apply(Map<Integer, Double> weights, Batch batch) {
        if (weights.isEmpty()) {
            return batch;
        }
        if (batch.targets().size() != 1) {
            throw new InvalidArgumentException("fit: class weights for "
                    + batch.targets().size() + " targets; expected one: give weights of examples instead");
        }
        TensorData target = batch.target();
        double[] result = new double[batch.size()];
        for (int example = 0; example < result.length; example++) {
            double before = batch.weights().isPresent() ? batch.weights().get().getDouble(example) : 1;
            result[example] = before * weights.getOrDefault(classOf(target, example, result.length), 1.0);
        }
        return new Batch(batch.inputs(), batch.targets(), Optional.of(TensorData.of(Shape.of(result.length), result)));
    }

    /** A class number as it stands, or the largest of a row of probabilities. */
    private static int classOf(TensorData target, int example, int examples) {
        int columns = target.count() / examples;
        int best = 0;
        if (columns == 1) {
            return (int) Math.round(target.getDouble(example));
        }
        for (int column = 1; column < columns; column++) {
            if (target.getDouble(example * columns + column) > target.getDouble(example * columns + best)) {
                best = column;
            }
        }
        return best;
    }
}
