package dev.tandem.backend.tensorflow;

import dev.tandem.type.Shape;

/**
 * How much of a broadcast TensorFlow's kernels can do: they join neighbouring axes that are treated alike, and know at most
 * five of those that are left.
 */
final class Stretching {
    private static final int GREATEST_RANK = 5;

    private Stretching() {}

    /** Whether a kernel refuses to stretch operands to a shape. */
    static boolean isTooMuch(Shape result, Shape... operands) {
        if (result.rank() <= GREATEST_RANK) {
            return false;
        }
        int joined = 0;
        int before = -1;
        for (int axis = 0; axis < result.rank(); axis++) {
            int stretched = 0;
            for (Shape operand : operands) {
                int own = axis - result.rank() + operand.rank();
                stretched = 2 * stretched + (own < 0 || operand.size(own) == 1 ? 1 : 0);
            }
            if (result.size(axis) != 1 && stretched != before) {
                before = stretched;
                joined++;
            }
        }
        return joined > GREATEST_RANK;
    }

    /** A shape with axes of size 1 in front of it, up to a rank. */
    static Shape padded(Shape shape, int rank) {
        Shape result = shape;
        while (result.rank() < rank) {
            result = result.insert(0, 1);
        }
        return result;
    }

    /** All axes before one joined, that one, and all axes behind it joined. */
    static Shape folded(Shape shape, int axis) {
        return Shape.of(
                shape.range(0, axis).elementCount(),
                shape.size(axis),
                shape.range(axis + 1, shape.rank()).elementCount());
    }
}
