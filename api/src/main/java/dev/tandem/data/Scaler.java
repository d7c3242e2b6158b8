package dev.tandem.data;

import dev.tandem.type.TensorData;
import java.util.function.UnaryOperator;

/**
 * Moves and stretches every feature by numbers that were fitted to training data, and to those only: the test is scaled by
 * what was known before it. A feature is a place in an example, such as a column of a table or a pixel.
 */
public interface Scaler {
    /**
     * Scales examples.
     *
     * @param examples [examples, …], each with as many features as were fitted
     * @return the same shape; FLOAT64 stays so, everything else becomes FLOAT32
     * @throws dev.tandem.error.ShapeMismatchException if the examples have another number of features
     */
    TensorData transform(TensorData examples);

    /** Undoes {@link #transform}, but for rounding. */
    TensorData inverse(TensorData scaled);

    /** Scales the only input of each batch: for {@link Dataset#map}. */
    default UnaryOperator<Batch> onInputs() {
        return batch -> batch.mapInputs(input -> transform(batch.input()));
    }

    /** Scales the only target of each batch, as for regression: for {@link Dataset#map}. */
    default UnaryOperator<Batch> onTargets() {
        return batch -> batch.mapTargets(target -> transform(batch.target()));
    }
}
