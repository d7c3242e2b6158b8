package dev.tandem.contract;

import dev.tandem.loss.Loss;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * A loss beside the same formula written as plain Java loops over one row.
 *
 * @param targetRow draws a target row
 * @param prediction draws one number of a prediction
 * @param formula from a target row and a prediction row to the loss of that row
 */
record LossCase(
        Loss loss,
        RowSource targetRow,
        ToDoubleFunction<Random> prediction,
        ToDoubleBiFunction<double[], double[]> formula) {
    /** Draws rows. */
    interface RowSource {
        double[] draw(Random random, int size);
    }

    static final RowSource REAL = (random, size) -> random.doubles(size, -2, 2).toArray();
    static final RowSource POSITIVE =
            (random, size) -> random.doubles(size, 0.1, 3).toArray();
    static final RowSource BITS =
            (random, size) -> random.ints(size, 0, 2).asDoubleStream().toArray();
    static final RowSource SIGNS = (random, size) ->
            random.ints(size, 0, 2).mapToDouble(bit -> 2 * bit - 1).toArray();
    static final RowSource ID = (random, size) -> new double[] {random.nextInt(size)};
    static final RowSource ONE_HOT = (random, size) -> {
        double[] row = new double[size];
        row[random.nextInt(size)] = 1;
        return row;
    };
    /** Weights of classes that do not sum to 1. */
    static final RowSource MULTI_HOT =
            (random, size) -> random.doubles(size, 0, 1).toArray();

    static final ToDoubleFunction<Random> ANY = random -> random.nextDouble() * 5 - 2.5;
    static final ToDoubleFunction<Random> SHARE = random -> 0.05 + 0.9 * random.nextDouble();

    @Override
    public String toString() {
        return loss.toString();
    }
}
