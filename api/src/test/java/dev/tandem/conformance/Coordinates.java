package dev.tandem.conformance;

import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** Row-major positions and the coordinates they stand for. */
final class Coordinates {
    private final long[] sizes;

    private Coordinates(long[] sizes) {
        this.sizes = sizes;
    }

    static Coordinates of(Shape shape) {
        return new Coordinates(shape.toArray());
    }

    /** The coordinates of a position. */
    long[] at(int position) {
        long[] result = new long[sizes.length];
        long rest = position;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            result[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return result;
    }

    /** The position of coordinates. */
    int position(long... coordinates) {
        long result = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            result = result * sizes[axis] + coordinates[axis];
        }
        return (int) result;
    }

    /** The position of the element that stretches to these coordinates of a broadcast result. */
    int stretched(long[] coordinates) {
        int offset = coordinates.length - sizes.length;
        long result = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            result = result * sizes[axis] + (sizes[axis] == 1 ? 0 : coordinates[axis + offset]);
        }
        return (int) result;
    }

    /** For each element of a reduction's result, the positions of the elements that it is made of. */
    static List<int[]> groups(Shape shape, List<Integer> axes) {
        Coordinates from = of(shape);
        Coordinates to = of(shape.reduce(axes, true));
        List<List<Integer>> groups = new ArrayList<>();
        for (long i = 0; i < shape.reduce(axes, true).elementCount(); i++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < shape.elementCount(); i++) {
            groups.get(to.stretched(from.at(i))).add(i);
        }
        return groups.stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
