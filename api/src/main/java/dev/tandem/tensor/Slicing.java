package dev.tandem.tensor;

import dev.tandem.error.AxisOutOfRangeException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.ops.Ops;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** Brings Python's slices, with their negative positions and steps, to the plain ones that engines know. */
final class Slicing {
    private Slicing() {}

    /** A slice of one axis as first element, count and step; a negative step has been turned round. */
    private record Part(long start, long size, long step, boolean backwards) {}

    static Tensor apply(Tensor x, Slice... slices) {
        Shape shape = x.shape();
        InvalidArgumentException.requireGiven("slice", slices, "an array; expected slices");
        if (slices.length > shape.rank()) {
            throw new AxisOutOfRangeException("slice: got " + slices.length + " slices for " + x.type()
                    + "; expected at most one for each of its " + shape.rank() + " axes");
        }
        List<Long> starts = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        List<Integer> backwards = new ArrayList<>();
        List<Integer> single = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            Slice slice = axis < slices.length
                    ? InvalidArgumentException.requireGiven(
                            "slice", slices[axis], "a slice; expected one, such as Slice.all()")
                    : Slice.all();
            Part part = slice.single() ? position(x, axis, slice) : part(shape.size(axis), slice);
            starts.add(part.start());
            sizes.add(part.size());
            steps.add(part.step());
            if (part.backwards()) {
                backwards.add(axis);
            }
            if (slice.single()) {
                single.add(axis);
            }
        }
        Ops<Tensor> ops = x.value().ops();
        Tensor result = ops.slice(x, new SliceSpec(starts, sizes, steps));
        if (!backwards.isEmpty()) {
            result = ops.flip(result, backwards);
        }
        return single.isEmpty() ? result : ops.reshape(result, result.shape().reduce(single, false));
    }

    private static Part position(Tensor x, int axis, Slice slice) {
        long size = x.shape().size(axis);
        long position = slice.start().orElseThrow();
        if (position < -size || position >= size) {
            throw new IndexOutOfRangeException(
                    "slice: position " + position + " is out of range for axis " + axis + " of " + x.type()
                            + "; expected " + (size == 0 ? "none: it is empty" : "-" + size + " to " + (size - 1)));
        }
        return new Part(position < 0 ? position + size : position, 1, 1, false);
    }

    /** Python's rule: positions are clamped to the axis, so a slice is never out of range. */
    private static Part part(long size, Slice slice) {
        long step = slice.step();
        if (step == 0) {
            throw new InvalidArgumentException("slice: step is 0; expected 1 or more, or -1 or less");
        }
        boolean forwards = step > 0;
        long start =
                slice.start().isPresent() ? clamp(slice.start().getAsLong(), size, forwards) : forwards ? 0 : size - 1;
        long end = slice.end().isPresent() ? clamp(slice.end().getAsLong(), size, forwards) : forwards ? size : -1;
        long distance = forwards ? end - start : start - end;
        // −2⁶³ has no absolute value; any step beyond the axis is as good as another.
        long stride = Math.abs(Math.max(step, -Long.MAX_VALUE));
        long count = distance <= 0 ? 0 : (distance - 1) / stride + 1;
        if (count <= 1) {
            // Where there is no second element its distance does not matter, and may be more than an engine can count.
            return new Part(count == 0 ? 0 : start, count, 1, false);
        }
        return forwards
                ? new Part(start, count, stride, false)
                : new Part(start - (count - 1) * stride, count, stride, true);
    }

    private static long clamp(long position, long size, boolean forwards) {
        long positive = position < 0 ? position + size : position;
        return forwards ? Math.max(0, Math.min(positive, size)) : Math.max(-1, Math.min(positive, size - 1));
    }
}
