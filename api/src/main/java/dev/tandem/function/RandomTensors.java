package dev.tandem.function;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.function.Supplier;

/**
 * Random tensors from the engine-neutral generator: the same numbers on every engine.
 *
 * <p>Inside of a function a draw is a hidden input: other numbers at each call, without a compilation.
 */
public final class RandomTensors {
    private final EngineRuntime runtime;
    private final NeutralRandom generator;
    private final DType dtype;

    /** Draws of that generator in that dtype; the backend makes them. */
    public RandomTensors(EngineRuntime runtime, NeutralRandom generator, DType dtype) {
        this.runtime = runtime;
        this.generator = generator;
        this.dtype = dtype;
    }

    /** The generator behind, for plain Java numbers. */
    public NeutralRandom generator() {
        return generator;
    }

    /** An independent stream of draws, named. */
    public RandomTensors split(String name) {
        return new RandomTensors(runtime, generator.split(name), dtype);
    }

    /** Evenly distributed in [low, high). */
    public Tensor uniform(Shape shape, double low, double high) {
        if (!(low < high)) {
            throw new InvalidArgumentException(
                    "uniform: low is " + low + ", high " + high + "; expected low below high");
        }
        return floats(shape, n -> generator.uniform(n, low, high));
    }

    /** Normally distributed. */
    public Tensor normal(Shape shape, double mean, double standardDeviation) {
        requireDeviation("normal", standardDeviation);
        return floats(shape, n -> generator.normal(n, mean, standardDeviation));
    }

    /** Normally distributed, values beyond two standard deviations drawn again (Keras). */
    public Tensor truncatedNormal(Shape shape, double mean, double standardDeviation) {
        requireDeviation("truncatedNormal", standardDeviation);
        return floats(shape, n -> generator.truncatedNormal(n, mean, standardDeviation));
    }

    private static void requireDeviation(String operation, double standardDeviation) {
        if (!(standardDeviation >= 0)) {
            throw new InvalidArgumentException(
                    operation + ": standard deviation is " + standardDeviation + "; expected 0 or more");
        }
    }

    /** The numbers 0 to n−1 in random order; int32 [n]. */
    public Tensor permutation(int n) {
        if (n < 0) {
            throw new InvalidArgumentException("permutation: n is " + n + "; expected 0 or more");
        }
        Shape shape = Shape.of(n);
        return draw(new TensorType(shape, DType.INT32), () -> TensorData.of(shape, generator.permutation(n)));
    }

    /** True with that probability; bool. */
    public Tensor bernoulli(Shape shape, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidArgumentException("bernoulli: probability is " + probability + "; expected 0 to 1");
        }
        int count = Math.toIntExact(shape.elementCount());
        return draw(
                new TensorType(shape, DType.BOOL), () -> TensorData.of(shape, generator.bernoulli(count, probability)));
    }

    private interface Distribution {
        double[] draw(int n);
    }

    private Tensor floats(Shape shape, Distribution distribution) {
        int count = Math.toIntExact(shape.elementCount());
        return draw(
                new TensorType(shape, dtype),
                () -> TensorData.of(new TensorType(shape, dtype), distribution.draw(count)));
    }

    private Tensor draw(TensorType type, Supplier<TensorData> source) {
        return runtime.trace()
                .map(trace -> trace.hiddenInput(type, () -> runtime.uploadShared(source.get())))
                .orElseGet(() -> runtime.upload(source.get()));
    }
}
