package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Random;

/**
 * A function whose gradients are checked, and the point at which they are; all inputs are FLOAT64.
 *
 * @param name what is checked
 * @param inputs the point, away from kinks
 * @param function differentiable with respect to each input
 */
public record GradientCase(String name, List<TensorData> inputs, Function function) {
    /** Applies operations to inputs. */
    @FunctionalInterface
    public interface Function {
        Node apply(Ops<Node> ops, List<Node> x);
    }

    static GradientCase gradientOf(String name, Function function, TensorData... inputs) {
        return new GradientCase(name, List.of(inputs), function);
    }

    /** Repeatable values between two bounds, no two of them close to each other. */
    static TensorData values(double low, double high, long... sizes) {
        Shape shape = Shape.of(sizes);
        int count = Math.toIntExact(shape.elementCount());
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = low + (high - low) * (i + 0.5) / count;
        }
        Random random = new Random(count + (long) (1000 * high));
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
        return TensorData.of(shape, values);
    }

    /** Given values in a shape. */
    static TensorData given(Shape shape, double... values) {
        return TensorData.of(shape, values);
    }

    @Override
    public String toString() {
        return name;
    }
}
