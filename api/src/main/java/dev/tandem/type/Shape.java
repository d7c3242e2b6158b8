package dev.tandem.type;

import dev.tandem.error.AxisOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The sizes of a tensor along each of its axes; {@code []} is a single number (rank 0).
 *
 * <p>A tensor has at most {@link #MAX_RANK} axes and 2³¹−1 elements.
 *
 * <p>Broadcasting follows NumPy: shapes are aligned at the last axis, and a size of 1 stretches to the other's size.
 */
public final class Shape {
    /** The most axes that a tensor has: what every operation manages on every engine, TensorFlow's kernels being the limit. */
    public static final int MAX_RANK = 8;

    private static final Shape SCALAR = new Shape(new long[0]);

    private final long[] sizes;

    private Shape(long[] sizes) {
        this.sizes = sizes;
    }

    /**
     * A shape of these sizes.
     *
     * @throws InvalidArgumentException if a size is negative, there are more than {@link #MAX_RANK} axes, or the sizes other than 0
     *     multiply to more than 2³¹−1
     */
    public static Shape of(long... sizes) {
        InvalidArgumentException.requireGiven("a shape", sizes, "an array; expected sizes of 0 or more");
        if (sizes.length == 0) {
            return SCALAR;
        }
        if (sizes.length > MAX_RANK) {
            throw new InvalidArgumentException("a tensor has at most " + MAX_RANK + " axes; got " + sizes.length
                    + " in shape " + Arrays.toString(sizes) + ": join some of them with reshape");
        }
        long count = 1;
        for (long size : sizes) {
            if (size < 0) {
                throw new InvalidArgumentException("a shape's sizes must be 0 or more; got " + Arrays.toString(sizes));
            }
            // The sizes beside a 0 count as well: what is computed from parts of the shape has to fit too.
            count = size == 0 ? count : count > Integer.MAX_VALUE / size ? Long.MAX_VALUE : count * size;
        }
        if (count > Integer.MAX_VALUE) {
            throw new InvalidArgumentException("a tensor holds at most " + Integer.MAX_VALUE
                    + " elements, sizes of 0 left out of the count; got shape " + Arrays.toString(sizes)
                    + ": work on parts of it");
        }
        return new Shape(sizes.clone());
    }

    /** A shape of these sizes. */
    public static Shape of(List<Long> sizes) {
        InvalidArgumentException.requireGiven("a shape", sizes, "a list; expected sizes of 0 or more");
        return of(sizes.stream()
                .mapToLong(size -> InvalidArgumentException.requireGiven("a shape", size, "a size; expected 0 or more"))
                .toArray());
    }

    /** The shape of a single number. */
    public static Shape scalar() {
        return SCALAR;
    }

    /** The number of axes. */
    public int rank() {
        return sizes.length;
    }

    /**
     * The size along an axis.
     *
     * @param axis from 0, or from −1 counting back from the last
     * @throws AxisOutOfRangeException if there is no such axis
     */
    public long size(int axis) {
        return sizes[axis(axis)];
    }

    /** The number of elements: the product of the sizes, 1 for a single number. */
    public long elementCount() {
        long count = 1;
        for (long size : sizes) {
            count *= size;
        }
        return count;
    }

    /** The sizes, as a fresh array. */
    public long[] toArray() {
        return sizes.clone();
    }

    /** The sizes, as an unmodifiable list. */
    public List<Long> toList() {
        return Arrays.stream(sizes).boxed().toList();
    }

    /**
     * The axis counted from 0.
     *
     * @param axis from −rank to rank−1
     * @throws AxisOutOfRangeException if there is no such axis
     */
    public int axis(int axis) {
        if (axis < -rank() || axis >= rank()) {
            throw new AxisOutOfRangeException("axis " + axis + " is out of range for shape " + this + "; expected "
                    + (rank() == 0 ? "no axis: it is a single number" : "-" + rank() + " to " + (rank() - 1)));
        }
        return axis < 0 ? axis + rank() : axis;
    }

    /**
     * The axes counted from 0, in ascending order; all of them where none is given.
     *
     * @throws AxisOutOfRangeException if one does not exist or is named twice
     */
    public List<Integer> axes(int... axes) {
        InvalidArgumentException.requireGiven("axes of " + this, axes, "an array; expected axes, or none for all");
        List<Integer> result = new ArrayList<>();
        if (axes.length == 0) {
            for (int axis = 0; axis < rank(); axis++) {
                result.add(axis);
            }
            return Collections.unmodifiableList(result);
        }
        for (int axis : axes) {
            int positive = axis(axis);
            if (result.contains(positive)) {
                throw new AxisOutOfRangeException("axis " + axis + " is named twice in " + Arrays.toString(axes)
                        + " for shape " + this + "; name each axis once");
            }
            result.add(positive);
        }
        Collections.sort(result);
        return Collections.unmodifiableList(result);
    }

    /** This shape with another size along one axis. */
    public Shape with(int axis, long size) {
        long[] result = sizes.clone();
        result[axis(axis)] = size;
        return of(result);
    }

    /** This shape with a new axis of that size before {@code axis} (0 to rank, or counted back from −1 for the end). */
    public Shape insert(int axis, long size) {
        int rank = rank() + 1;
        if (axis < -rank || axis >= rank) {
            throw new AxisOutOfRangeException("axis " + axis + " is out of range for inserting into shape " + this
                    + "; expected -" + rank + " to " + (rank - 1));
        }
        int position = axis < 0 ? axis + rank : axis;
        List<Long> result = new ArrayList<>(toList());
        result.add(position, size);
        return of(result);
    }

    /** This shape without these axes (counted from 0), or with size 1 in their place. */
    public Shape reduce(List<Integer> axes, boolean keepDims) {
        List<Long> result = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            if (!axes.contains(axis)) {
                result.add(sizes[axis]);
            } else if (keepDims) {
                result.add(1L);
            }
        }
        return of(result);
    }

    /** The part of this shape from axis {@code from} (inclusive) to {@code to} (exclusive), both counted from 0. */
    public Shape range(int from, int to) {
        return of(Arrays.copyOfRange(sizes, from, to));
    }

    /** This shape followed by the other's sizes. */
    public Shape concat(Shape other) {
        List<Long> result = new ArrayList<>(toList());
        result.addAll(other.toList());
        return of(result);
    }

    /** Whether this shape broadcasts to exactly {@code target}. */
    public boolean broadcastsTo(Shape target) {
        int offset = target.rank() - rank();
        if (offset < 0) {
            return false;
        }
        for (int axis = 0; axis < rank(); axis++) {
            if (sizes[axis] != 1 && sizes[axis] != target.sizes[axis + offset]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The shape that both broadcast to, by NumPy's rules.
     *
     * @param operation the name of the operation, for the error
     * @throws ShapeMismatchException if an axis has two sizes and neither is 1
     */
    public static Shape broadcast(String operation, Shape a, Shape b) {
        if (a.equals(b)) {
            return a;
        }
        int rank = Math.max(a.rank(), b.rank());
        long[] result = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long sizeA = i <= a.rank() ? a.sizes[a.rank() - i] : 1;
            long sizeB = i <= b.rank() ? b.sizes[b.rank() - i] : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1) {
                throw new ShapeMismatchException(
                        operation + ": shapes " + a + " and " + b
                                + " do not broadcast: sizes " + sizeA + " and " + sizeB + " differ at axis -" + i
                                + "; expected equal sizes, or 1 in one of them: reshape, expandDims or slice one of the tensors");
            }
            result[rank - i] = sizeA == 1 ? sizeB : sizeA;
        }
        return of(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
