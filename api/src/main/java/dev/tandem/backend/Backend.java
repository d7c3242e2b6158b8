package dev.tandem.backend;

import dev.tandem.engine.Device;
import dev.tandem.engine.EngineInfo;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.function.EngineRuntime;
import dev.tandem.function.FunctionBody;
import dev.tandem.function.RandomTensors;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.random.NeutralRandom;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.Collections;

/**
 * An engine that is open: makes tensors, variables and functions, all of which belong to it.
 *
 * <pre>{@code
 * try (Backend backend = Backends.create("pytorch")) {
 *     Tensor x = backend.tensor(new float[][] {{1, 2}, {3, 4}});
 *     System.out.println(x.matmul(x.transpose()));
 * }
 * }</pre>
 *
 * <p>All methods may be called from several threads.
 */
public final class Backend implements AutoCloseable {
    private final EngineRuntime runtime;
    private final DType dtype;
    private final RandomTensors random;

    /**
     * A backend over an engine; {@link Backends} makes them.
     *
     * @param dtype of Java's floating-point numbers and random draws where none is asked for
     * @param seed of the random draws
     */
    Backend(EngineRuntime runtime, DType dtype, long seed) {
        this.runtime = runtime;
        this.dtype = dtype;
        this.random = new RandomTensors(runtime, new NeutralRandom(seed), dtype);
    }

    /** The name in configurations: {@code tensorflow}, {@code pytorch}. */
    public String name() {
        return runtime.name();
    }

    /** The engine, its version, its devices. */
    public EngineInfo info() {
        return runtime.engine().info();
    }

    /** Where tensors live and functions run. */
    public Device device() {
        return info().device();
    }

    /** The dtype of Java's floating-point numbers and random draws where none is asked for. */
    public DType dtype() {
        return dtype;
    }

    // Tensors

    /**
     * A tensor of a Java number or an array of any depth, whose nesting is the shape: {@code double[][]}, {@code int[]}.
     * Floating-point numbers become {@link #dtype()}, int INT32, long INT64, byte UINT8, boolean BOOL.
     *
     * @throws dev.tandem.error.ShapeMismatchException if rows differ in length
     * @throws dev.tandem.error.DTypeMismatchException if it is not made of numbers or booleans
     */
    public Tensor tensor(Object nested) {
        TensorData data = TensorData.of(nested);
        return tensor(data.dtype().isFloating() ? data.as(dtype) : data);
    }

    /** A tensor of a Java number or array, in that dtype. */
    public Tensor tensor(Object nested, DType as) {
        return tensor(TensorData.of(nested).as(as));
    }

    /** A tensor of these very values. */
    public Tensor tensor(TensorData data) {
        return runtime.upload(
                InvalidArgumentException.requireGiven("a tensor", data, "its values; expected TensorData"));
    }

    /** A tensor of a buffer of native byte order, direct or not, from its position to its limit; copied. */
    public Tensor tensor(ByteBuffer bytes, DType as, long... sizes) {
        return tensor(TensorData.wrap(new TensorType(Shape.of(sizes), as), bytes));
    }

    /** A single number of {@link #dtype()}. */
    public Tensor scalar(double value) {
        return tensor(TensorData.scalar(dtype, value));
    }

    /** Zeros of {@link #dtype()}. */
    public Tensor zeros(long... sizes) {
        return full(0, sizes);
    }

    /** Ones of {@link #dtype()}. */
    public Tensor ones(long... sizes) {
        return full(1, sizes);
    }

    /** The same value everywhere, of {@link #dtype()}. */
    public Tensor full(double value, long... sizes) {
        return full(dtype, value, sizes);
    }

    /** The same value everywhere, in that dtype. */
    public Tensor full(DType as, double value, long... sizes) {
        return tensor(TensorData.filled(new TensorType(Shape.of(sizes), as), value));
    }

    /** The identity matrix [n, n] of {@link #dtype()}. */
    public Tensor eye(int n) {
        Shape shape = Shape.of(n, n);
        TensorData.requireHoldable(new TensorType(shape, dtype));
        double[] values = new double[Math.toIntExact(shape.elementCount())];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return tensor(TensorData.of(new TensorType(shape, dtype), values));
    }

    /** start, start + step, …, before end; of {@link #dtype()}. */
    public Tensor arange(double start, double end, double step) {
        if (!Double.isFinite(start) || !Double.isFinite(end) || !(Math.abs(step) > 0) || Double.isInfinite(step)) {
            throw new InvalidArgumentException("arange: got start " + start + ", end " + end + ", step " + step
                    + "; expected finite numbers and a step other than 0");
        }
        long count = Math.max(0, (long) Math.ceil((end - start) / step));
        return sequence(count, start, step);
    }

    /** The whole numbers 0 to n−1; INT32. */
    public Tensor arange(int n) {
        return arange(0, n, 1).cast(DType.INT32);
    }

    /** {@code count} numbers evenly spaced from start to end, both included; of {@link #dtype()}. */
    public Tensor linspace(double start, double end, int count) {
        if (count < 1) {
            throw new InvalidArgumentException("linspace: count is " + count + "; expected 1 or more");
        }
        return sequence(count, start, count == 1 ? 0 : (end - start) / (count - 1));
    }

    private Tensor sequence(long count, double start, double step) {
        Shape shape = Shape.of(count);
        TensorData.requireHoldable(new TensorType(shape, dtype));
        double[] values = new double[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = start + i * step;
        }
        return tensor(TensorData.of(new TensorType(shape, dtype), values));
    }

    /** Random tensors, the same on every engine for the same seed. */
    public RandomTensors random() {
        return random;
    }

    // Variables

    /** A variable with the same value everywhere, of {@link #dtype()}. */
    public Variable variable(String name, Shape shape, double value) {
        return variable(name, TensorData.filled(new TensorType(shape, dtype), value));
    }

    /** A variable that starts with these values. */
    public Variable variable(String name, TensorData initial) {
        return new Variable(runtime, name, initial);
    }

    /** A variable that starts with the values of a tensor. */
    public Variable variable(String name, Tensor initial) {
        return variable(name, TensorLike.given("a variable", initial).data());
    }

    // Functions

    /** A compiled function of no tensor: it reads variables, or draws random numbers. */
    public TensorFunction function(FunctionBody.OfNone body) {
        InvalidArgumentException.requireGiven("a function", body, TensorFunction.CODE);
        return new TensorFunction(runtime, 0, inputs -> Collections.singletonList(body.apply()));
    }

    /** A compiled function of one tensor. */
    public TensorFunction function(FunctionBody.OfOne body) {
        InvalidArgumentException.requireGiven("a function", body, TensorFunction.CODE);
        return new TensorFunction(runtime, 1, inputs -> Collections.singletonList(body.apply(inputs.get(0))));
    }

    /** A compiled function of two tensors. */
    public TensorFunction function(FunctionBody.OfTwo body) {
        InvalidArgumentException.requireGiven("a function", body, TensorFunction.CODE);
        return new TensorFunction(
                runtime, 2, inputs -> Collections.singletonList(body.apply(inputs.get(0), inputs.get(1))));
    }

    /** A compiled function of three tensors. */
    public TensorFunction function(FunctionBody.OfThree body) {
        InvalidArgumentException.requireGiven("a function", body, TensorFunction.CODE);
        return new TensorFunction(
                runtime,
                3,
                inputs -> Collections.singletonList(body.apply(inputs.get(0), inputs.get(1), inputs.get(2))));
    }

    /** A compiled function of any number of tensors, with any number of results. */
    public TensorFunction functionOfList(FunctionBody body) {
        return new TensorFunction(runtime, -1, body);
    }

    /** Carries a tensor of any backend over to this one. */
    public Tensor carry(TensorLike other) {
        return tensor(TensorLike.given("carry", other).data());
    }

    // Insight

    /** How many programs the engine has compiled so far: a loop that compiles anew shows here. */
    public long compiledCount() {
        return runtime.compiledCount();
    }

    /** The bytes that open tensors and variables take in the engine. */
    public long liveBytes() {
        return runtime.liveBytes();
    }

    /** Closes the engine; tensors and variables must not be used any more. */
    @Override
    public void close() {
        runtime.close();
    }

    @Override
    public String toString() {
        return name() + " " + info().version() + " on " + device();
    }
}
