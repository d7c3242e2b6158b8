package dev.tandem.conformance;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Values to test with: the same every time, as the seed is made of what they are for. */
final class Samples {
    static final List<DType> FLOATING = List.of(DType.FLOAT32, DType.FLOAT64);
    static final List<DType> WHOLE = List.of(DType.INT32, DType.INT64, DType.UINT8);
    static final List<DType> NUMERIC = List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64, DType.UINT8);
    static final List<DType> SIGNED = List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64);
    static final List<DType> ALL = List.of(DType.values());

    private Samples() {}

    /** Values given one by one. */
    static TensorData values(DType dtype, Shape shape, double... values) {
        return TensorData.of(new TensorType(shape, dtype), values);
    }

    /** A vector of values given one by one. */
    static TensorData vector(DType dtype, double... values) {
        return values(dtype, Shape.of(values.length), values);
    }

    /** A vector of INT64 values, also those that a double does not hold. */
    static TensorData longs(long... values) {
        return TensorData.of(Shape.of(values.length), values);
    }

    /** Numbers spread evenly between two bounds; whole dtypes get whole numbers, UINT8 those that are not negative. */
    static TensorData uniform(String seed, DType dtype, double low, double high, long... sizes) {
        Random random = new Random(seed.hashCode());
        double bottom = dtype == DType.UINT8 ? Math.max(low, 0) : low;
        return filled(dtype, Shape.of(sizes), () -> {
            double value = bottom + random.nextDouble() * (high - bottom);
            return dtype.isFloating() ? value : Math.rint(value);
        });
    }

    /** Numbers from −2 to 2, from 0 to 9 for whole dtypes, and booleans. */
    static TensorData any(String seed, DType dtype, long... sizes) {
        if (dtype.isFloating()) {
            return uniform(seed, dtype, -2, 2, sizes);
        }
        return dtype == DType.BOOL ? uniform(seed, dtype, 0, 1, sizes) : uniform(seed, dtype, -9, 9, sizes);
    }

    /** Numbers between two bounds, of either sign: kept away from 0, where kinks are. */
    static TensorData awayFromZero(String seed, DType dtype, double low, double high, long... sizes) {
        Random random = new Random(seed.hashCode());
        return filled(dtype, Shape.of(sizes), () -> {
            double value = low + random.nextDouble() * (high - low);
            double rounded = dtype.isFloating() ? value : Math.max(1, Math.rint(value));
            return random.nextBoolean() || dtype == DType.UINT8 ? rounded : -rounded;
        });
    }

    /** Numbers in disorder no two of which are nearer than 0.25, or 1 for whole dtypes. */
    static TensorData distinct(String seed, DType dtype, long... sizes) {
        Shape shape = Shape.of(sizes);
        List<Double> steps = new ArrayList<>();
        double step = dtype.isFloating() ? 0.25 : 1;
        double start = dtype.isFloating() ? -1.63 : 1;
        for (int i = 0; i < shape.elementCount(); i++) {
            steps.add(start + i * step);
        }
        Collections.shuffle(steps, new Random(seed.hashCode()));
        return values(
                dtype, shape, steps.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Whole numbers from 0 to a bound, exclusive. */
    static TensorData indices(String seed, DType dtype, int bound, long... sizes) {
        Random random = new Random(seed.hashCode());
        return filled(dtype, Shape.of(sizes), () -> random.nextInt(bound));
    }

    /** Standard normal numbers of the type of an output, to weigh it with. */
    static TensorData weights(String seed, TensorType type) {
        Random random = new Random(seed.hashCode());
        return filled(type.dtype(), type.shape(), random::nextGaussian);
    }

    private static TensorData filled(DType dtype, Shape shape, DoubleSupplier next) {
        double[] values = new double[(int) shape.elementCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsDouble();
        }
        return values(dtype, shape, values);
    }
}
