package dev.tandem.ops;

import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A regular part of a tensor: along axis i, the elements {@code starts[i], starts[i] + steps[i], …}, {@code sizes[i]} of them.
 *
 * @param starts the first element along each axis, counted from 0
 * @param sizes how many elements along each axis, 0 or more
 * @param steps the distance between them, 1 or more
 */
public record SliceSpec(List<Long> starts, List<Long> sizes, List<Long> steps) {
    public SliceSpec {
        starts = List.copyOf(starts);
        sizes = List.copyOf(sizes);
        steps = List.copyOf(steps);
    }

    /** Elements {@code from} (inclusive) to {@code to} (exclusive) along one axis, everything along the others. */
    public static SliceSpec along(Shape shape, int axis, long from, long to) {
        return along(shape, axis, from, to - from, 1);
    }

    /** {@code size} elements from {@code start} in steps along one axis, everything along the others. */
    public static SliceSpec along(Shape shape, int axis, long start, long size, long step) {
        List<Long> starts = new ArrayList<>(Collections.nCopies(shape.rank(), 0L));
        List<Long> sizes = new ArrayList<>(shape.toList());
        List<Long> steps = new ArrayList<>(Collections.nCopies(shape.rank(), 1L));
        starts.set(axis, start);
        sizes.set(axis, size);
        steps.set(axis, step);
        return new SliceSpec(starts, sizes, steps);
    }

    /** The shape of the part. */
    public Shape shape() {
        return Shape.of(sizes);
    }

    /** The position after the last element along an axis, as engines want it: {@code start + (size − 1)·step + 1}. */
    public long end(int axis) {
        long size = sizes.get(axis);
        return size == 0 ? starts.get(axis) : starts.get(axis) + (size - 1) * steps.get(axis) + 1;
    }
}
