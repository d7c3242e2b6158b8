package dev.tandem.optimizer;

import dev.tandem.backend.Backend;
import dev.tandem.function.Variable;
import dev.tandem.optimizer.schedule.Schedule;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How parameters follow their gradients: a value that knows no backend and no parameter. Equations and defaults of Keras 3.
 *
 * <pre>{@code
 * OptimizerState optimizer = Adam.of(0.001).bind(backend, List.of(w, b));
 * TensorFunction step = backend.function((x, y) -> {
 *     Tensor loss = x.matmul(w).add(b).subtract(y).square().mean();
 *     optimizer.apply(loss.gradients(w, b));
 *     return loss;
 * });
 * }</pre>
 *
 * <p>An optimizer of one's own is a record with these methods: {@link #rule()} holds its equation.
 */
public interface Optimizer {
    /** The name in front of everything that it remembers: {@code adam}. */
    String name();

    /** The learning rate at each step. */
    Schedule learningRate();

    /** The same with another learning rate. */
    Optimizer learningRate(Schedule other);

    /** The same with a constant learning rate. */
    default Optimizer learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    /** What it does besides its equation. */
    OptimizerOptions options();

    /** The same with changed options: {@code options(o -> o.clipNorm(1))}. */
    Optimizer options(UnaryOperator<OptimizerOptions> change);

    /** Its equation. */
    SlotRule rule();

    /**
     * Begins to optimize these parameters: makes the variables for what is remembered of them.
     *
     * @param parameters of one floating dtype and names that differ
     * @throws dev.tandem.error.InvalidArgumentException if there are none, or two of one name
     * @throws dev.tandem.error.DTypeMismatchException if their dtype is not floating, or not one
     */
    default OptimizerState bind(Backend backend, List<Variable> parameters) {
        return new OptimizerState(this, backend, parameters);
    }
}
