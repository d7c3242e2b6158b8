package dev.tandem.conformance;

import dev.tandem.ops.ShapeOps;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.Shape;
import java.util.List;

/** Moving elements: each operation says where an element of its result comes from. */
interface ReferenceShapeOps extends ReferenceBase, ShapeOps<ReferenceTensor> {
    /** Where an element of a result comes from: from these coordinates to those; a negative one means from nowhere. */
    interface Source {
        /** Coordinates in x, made of those in the result, which it may change. */
        long[] of(long[] at);
    }

    private static ReferenceTensor move(ReferenceTensor x, Shape shape, Source source) {
        Coordinates out = Coordinates.of(shape);
        Coordinates in = Coordinates.of(x.shape());
        return x.pick(shape, i -> in.position(source.of(out.at(i))));
    }

    @Override
    default ReferenceTensor reshape(ReferenceTensor x, Shape shape) {
        return x.pick(TYPES.reshape(x.type(), shape).shape(), i -> i);
    }

    @Override
    default ReferenceTensor broadcastTo(ReferenceTensor x, Shape shape) {
        Coordinates out = Coordinates.of(shape);
        Coordinates in = Coordinates.of(x.shape());
        return x.pick(TYPES.broadcastTo(x.type(), shape).shape(), i -> in.stretched(out.at(i)));
    }

    @Override
    default ReferenceTensor fullLike(ReferenceTensor x, double value) {
        return scalar(x, value).pick(x.shape(), i -> 0);
    }

    @Override
    default ReferenceTensor permute(ReferenceTensor x, List<Integer> order) {
        return move(x, TYPES.permute(x.type(), order).shape(), at -> {
            long[] from = new long[at.length];
            for (int axis = 0; axis < at.length; axis++) {
                from[order.get(axis)] = at[axis];
            }
            return from;
        });
    }

    @Override
    default ReferenceTensor flip(ReferenceTensor x, List<Integer> axes) {
        return move(x, TYPES.flip(x.type(), axes).shape(), at -> {
            axes.forEach(axis -> at[axis] = x.shape().size(axis) - 1 - at[axis]);
            return at;
        });
    }

    @Override
    default ReferenceTensor pad(ReferenceTensor x, List<Long> before, List<Long> after, double value) {
        Shape shape = TYPES.pad(x.type(), before, after, value).shape();
        Coordinates out = Coordinates.of(shape);
        Coordinates in = Coordinates.of(x.shape());
        double fill = scalar(x, value).real(0);
        return x.pick(
                shape,
                i -> {
                    long[] at = out.at(i);
                    boolean inside = true;
                    for (int axis = 0; axis < at.length; axis++) {
                        at[axis] -= before.get(axis);
                        inside &= at[axis] >= 0 && at[axis] < x.shape().size(axis);
                    }
                    return inside ? in.position(at) : -1;
                },
                fill);
    }

    @Override
    default ReferenceTensor concat(List<ReferenceTensor> parts, int axis) {
        Shape shape = TYPES.concat(parts.stream().map(ReferenceTensor::type).toList(), axis)
                .shape();
        ReferenceTensor all = parts.get(0).pick(Shape.of(0), i -> i);
        for (ReferenceTensor part : parts) {
            all = all.followedBy(part);
        }
        Coordinates out = Coordinates.of(shape);
        return all.pick(shape, i -> {
            long[] at = out.at(i);
            int skipped = 0;
            for (ReferenceTensor part : parts) {
                long size = part.shape().size(axis);
                if (at[axis] < size) {
                    return skipped + Coordinates.of(part.shape()).position(at);
                }
                at[axis] -= size;
                skipped += part.count();
            }
            throw new IllegalStateException("beyond the last part");
        });
    }

    @Override
    default ReferenceTensor stack(List<ReferenceTensor> parts, int axis) {
        Shape shape = TYPES.stack(parts.stream().map(ReferenceTensor::type).toList(), axis)
                .shape();
        Shape expanded = parts.get(0).shape().insert(axis, 1);
        ReferenceTensor joined =
                concat(parts.stream().map(part -> part.pick(expanded, i -> i)).toList(), axis);
        return joined.pick(shape, i -> i);
    }

    @Override
    default ReferenceTensor part(ReferenceTensor x, int axis, int parts, int index) {
        return move(x, TYPES.part(x.type(), axis, parts, index).shape(), at -> {
            at[axis] += index * (x.shape().size(axis) / parts);
            return at;
        });
    }

    @Override
    default ReferenceTensor slice(ReferenceTensor x, SliceSpec spec) {
        return move(x, TYPES.slice(x.type(), spec).shape(), at -> inside(spec, at));
    }

    private static long[] inside(SliceSpec spec, long[] at) {
        for (int axis = 0; axis < at.length; axis++) {
            at[axis] = spec.starts().get(axis) + at[axis] * spec.steps().get(axis);
        }
        return at;
    }

    @Override
    default ReferenceTensor sliceGradient(ReferenceTensor g, SliceSpec spec, Shape shape) {
        Coordinates out =
                Coordinates.of(TYPES.sliceGradient(g.type(), spec, shape).shape());
        Coordinates in = Coordinates.of(g.shape());
        return g.addInto(shape, i -> out.position(inside(spec, in.at(i))));
    }

    @Override
    default ReferenceTensor tile(ReferenceTensor x, List<Long> multiples) {
        return move(x, TYPES.tile(x.type(), multiples).shape(), at -> {
            for (int axis = 0; axis < at.length; axis++) {
                at[axis] %= x.shape().size(axis);
            }
            return at;
        });
    }

    @Override
    default ReferenceTensor repeat(ReferenceTensor x, int times, int axis) {
        return move(x, TYPES.repeat(x.type(), times, axis).shape(), at -> {
            at[axis] /= times;
            return at;
        });
    }

    @Override
    default ReferenceTensor roll(ReferenceTensor x, long shift, int axis) {
        return move(x, TYPES.roll(x.type(), shift, axis).shape(), at -> {
            at[axis] = Math.floorMod(at[axis] - shift, x.shape().size(axis));
            return at;
        });
    }

    @Override
    default ReferenceTensor upperTriangle(ReferenceTensor x, int k) {
        return triangle(x, TYPES.upperTriangle(x.type(), k).shape(), k, true);
    }

    @Override
    default ReferenceTensor lowerTriangle(ReferenceTensor x, int k) {
        return triangle(x, TYPES.lowerTriangle(x.type(), k).shape(), k, false);
    }

    private static ReferenceTensor triangle(ReferenceTensor x, Shape shape, int k, boolean upper) {
        Coordinates at = Coordinates.of(shape);
        return x.pick(shape, i -> {
            long[] place = at.at(i);
            long distance = place[place.length - 1] - place[place.length - 2];
            return (upper ? distance >= k : distance <= k) ? i : -1;
        });
    }
}
