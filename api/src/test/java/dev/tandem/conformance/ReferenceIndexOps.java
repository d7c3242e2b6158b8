package dev.tandem.conformance;

import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.ops.ShapeOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;

/** Elements by number: gathering them, and putting them back. */
interface ReferenceIndexOps extends ReferenceBase, ShapeOps<ReferenceTensor> {
    /** An index, if it is one. */
    static long checked(String operation, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfRangeException(
                    operation + ": an index is out of range; expected 0 to " + (size - 1),
                    new IndexOutOfBoundsException(Long.toString(index)));
        }
        return index;
    }

    @Override
    default ReferenceTensor gather(ReferenceTensor x, ReferenceTensor indices, int axis) {
        Shape shape = TYPES.gather(x.type(), indices.type(), axis).shape();
        Coordinates out = Coordinates.of(shape);
        Coordinates in = Coordinates.of(x.shape());
        Coordinates which = Coordinates.of(indices.shape());
        int rank = indices.shape().rank();
        for (int i = 0; i < indices.count(); i++) {
            checked("gather", indices.whole(i), x.shape().size(axis));
        }
        return x.pick(shape, i -> {
            long[] at = out.at(i);
            long[] number = new long[rank];
            System.arraycopy(at, axis, number, 0, rank);
            long[] from = new long[x.shape().rank()];
            System.arraycopy(at, 0, from, 0, axis);
            from[axis] = indices.whole(which.position(number));
            System.arraycopy(at, axis + rank, from, axis + 1, from.length - axis - 1);
            return in.position(from);
        });
    }

    /** Checks every number of every coordinate, also of those that name slices of no element. */
    private static void checkCoordinates(String operation, ReferenceTensor indices, Shape shape) {
        int depth = (int) indices.shape().size(-1);
        for (int i = 0; i < indices.count(); i++) {
            checked(operation, indices.whole(i), shape.size(i % depth));
        }
    }

    /** The position, in a tensor, that an element of the gathered slices comes from. */
    private static int gathered(ReferenceTensor indices, Shape shape, long[] at) {
        int depth = (int) indices.shape().size(-1);
        int rows = indices.shape().rank() - 1;
        long[] from = new long[shape.rank()];
        long[] number = new long[rows + 1];
        System.arraycopy(at, 0, number, 0, rows);
        for (int axis = 0; axis < depth; axis++) {
            number[rows] = axis;
            from[axis] = indices.whole(Coordinates.of(indices.shape()).position(number));
        }
        System.arraycopy(at, rows, from, depth, shape.rank() - depth);
        return Coordinates.of(shape).position(from);
    }

    @Override
    default ReferenceTensor gatherNd(ReferenceTensor x, ReferenceTensor indices) {
        Shape shape = TYPES.gatherNd(x.type(), indices.type()).shape();
        checkCoordinates("gatherNd", indices, x.shape());
        Coordinates out = Coordinates.of(shape);
        return x.pick(shape, i -> gathered(indices, x.shape(), out.at(i)));
    }

    @Override
    default ReferenceTensor scatterNd(ReferenceTensor indices, ReferenceTensor updates, Shape shape) {
        TYPES.scatterNd(indices.type(), updates.type(), shape);
        checkCoordinates("scatterNd", indices, shape);
        Coordinates in = Coordinates.of(updates.shape());
        return updates.addInto(shape, i -> gathered(indices, shape, in.at(i)));
    }

    @Override
    default ReferenceTensor takeAlongAxis(ReferenceTensor x, ReferenceTensor indices, int axis) {
        Shape shape = TYPES.takeAlongAxis(x.type(), indices.type(), axis).shape();
        return x.pick(shape, i -> taken("takeAlongAxis", indices, x.shape(), axis, i));
    }

    private static int taken(String operation, ReferenceTensor indices, Shape shape, int axis, int position) {
        long[] at = Coordinates.of(indices.shape()).at(position);
        at[axis] = checked(operation, indices.whole(position), shape.size(axis));
        return Coordinates.of(shape).position(at);
    }

    @Override
    default ReferenceTensor scatterAlongAxis(ReferenceTensor indices, ReferenceTensor updates, int axis, Shape shape) {
        TYPES.scatterAlongAxis(indices.type(), updates.type(), axis, shape);
        return updates.addInto(shape, i -> taken("scatterAlongAxis", indices, shape, axis, i));
    }

    @Override
    default ReferenceTensor oneHot(ReferenceTensor indices, int depth, DType dtype) {
        TensorType type = TYPES.oneHot(indices.type(), depth, dtype);
        int count = indices.count() * depth;
        double[] reals = new double[dtype.isFloating() ? count : 0];
        long[] wholes = new long[dtype.isFloating() ? 0 : count];
        for (int i = 0; i < count; i++) {
            boolean hot = indices.whole(i / depth) == i % depth;
            if (dtype.isFloating()) {
                reals[i] = hot ? 1 : 0;
            } else {
                wholes[i] = hot ? 1 : 0;
            }
        }
        return dtype.isFloating() ? ReferenceTensor.ofReals(type, reals) : ReferenceTensor.ofWholes(type, wholes);
    }
}
