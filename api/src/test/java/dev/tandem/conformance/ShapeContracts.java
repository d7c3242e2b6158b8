package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.ALL;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.any;

import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Moving elements; every dtype moves. */
final class ShapeContracts {
    private ShapeContracts() {}

    static void addTo(Contracts contracts) {
        for (DType dtype : ALL) {
            reshape(contracts, dtype);
            broadcastTo(contracts, dtype);
            order(contracts, dtype);
            part(contracts, dtype);
            pad(contracts, dtype);
            joining(contracts, dtype);
            slice(contracts, dtype);
            repetition(contracts, dtype);
        }
        for (DType dtype : NUMERIC) {
            triangles(contracts, dtype);
            sliceGradient(contracts, dtype);
        }
    }

    private static void add(
            Contracts contracts, String operation, String promise, Expression expression, TensorData... inputs) {
        Integer[] every = new Integer[inputs.length];
        for (int i = 0; i < every.length; i++) {
            every[i] = i;
        }
        contracts.add(ContractCase.of(operation, promise, expression, inputs).smoothIn(every));
    }

    private static void reshape(Contracts contracts, DType dtype) {
        reshape(contracts, "keeps the row-major order", any("reshape", dtype, 2, 6), Shape.of(3, 4));
        reshape(contracts, "may change nothing", any("reshape", dtype, 2, 3), Shape.of(2, 3));
        reshape(contracts, "goes to a single number", any("reshape", dtype, 1, 1), Shape.scalar());
        reshape(contracts, "comes from a single number", any("reshape", dtype), Shape.of(1, 1, 1));
        reshape(contracts, "takes nothing", any("reshape", dtype, 0, 3), Shape.of(2, 0, 5));
    }

    private static void reshape(Contracts contracts, String promise, TensorData x, Shape shape) {
        add(contracts, "reshape", promise, (ops, in) -> ops.reshape(in.get(0), shape), x);
    }

    private static void broadcastTo(Contracts contracts, DType dtype) {
        broadcastTo(contracts, "stretches and adds axes", any("broadcastTo", dtype, 3, 1), Shape.of(2, 3, 4));
        broadcastTo(contracts, "may change nothing", any("broadcastTo", dtype, 2, 3), Shape.of(2, 3));
        broadcastTo(contracts, "stretches a single number", any("broadcastTo", dtype), Shape.of(2, 2));
        broadcastTo(contracts, "stretches to nothing", any("broadcastTo", dtype, 1, 3), Shape.of(0, 3));
        contracts.add(ContractCase.of(
                "fullLike", "fills a shape", (ops, in) -> ops.fullLike(in.get(0), 1), any("", dtype, 2, 3)));
        contracts.add(ContractCase.of(
                "fullLike", "takes a single value", (ops, in) -> ops.fullLike(in.get(0), 0), any("", dtype)));
        contracts.add(ContractCase.of(
                "fullLike", "takes nothing", (ops, in) -> ops.fullLike(in.get(0), 1), any("", dtype, 0)));
    }

    private static void broadcastTo(Contracts contracts, String promise, TensorData x, Shape shape) {
        add(contracts, "broadcastTo", promise, (ops, in) -> ops.broadcastTo(in.get(0), shape), x);
    }

    private static void order(Contracts contracts, DType dtype) {
        TensorData cube = any("order", dtype, 2, 3, 4);
        TensorData nothing = any("order", dtype, 2, 0, 4);
        TensorData single = any("order", dtype);
        for (TensorData x : List.of(cube, nothing)) {
            add(contracts, "permute", "goes round", (ops, in) -> ops.permute(in.get(0), List.of(1, 2, 0)), x);
            add(contracts, "permute", "turns round", (ops, in) -> ops.permute(in.get(0), List.of(2, 1, 0)), x);
            add(contracts, "flip", "turns one axis", (ops, in) -> ops.flip(in.get(0), List.of(1)), x);
            add(contracts, "flip", "turns two axes", (ops, in) -> ops.flip(in.get(0), List.of(0, 2)), x);
            add(contracts, "roll", "goes forth", (ops, in) -> ops.roll(in.get(0), 3, 2), x);
            add(contracts, "roll", "goes back, several times round", (ops, in) -> ops.roll(in.get(0), -7, 1), x);
            add(contracts, "roll", "may go a whole round", (ops, in) -> ops.roll(in.get(0), 4, 0), x);
        }
        add(contracts, "permute", "may change nothing", (ops, in) -> ops.permute(in.get(0), List.of(0, 1, 2)), cube);
        add(contracts, "permute", "takes a single value", (ops, in) -> ops.permute(in.get(0), List.of()), single);
        add(contracts, "flip", "turns no axis", (ops, in) -> ops.flip(in.get(0), List.of()), cube);
        add(contracts, "flip", "takes a single value", (ops, in) -> ops.flip(in.get(0), List.of()), single);
    }

    private static void part(Contracts contracts, DType dtype) {
        TensorData x = any("part", dtype, 2, 6, 3);
        part(contracts, "is the first", x, 1, 3, 0);
        part(contracts, "is the last", x, 1, 3, 2);
        part(contracts, "may be one element", x, 1, 6, 4);
        part(contracts, "may be the whole", x, 2, 1, 0);
        part(contracts, "cuts the first axis", x, 0, 2, 1);
        part(contracts, "cuts the last axis", x, 2, 3, 1);
        part(contracts, "cuts nothing into nothings", any("part", dtype, 2, 0), 1, 3, 1);
        add(
                contracts,
                "part",
                "goes together with others of the same",
                (ops, in) -> ops.concat(
                        List.of(
                                ops.part(in.get(0), 1, 6, 5),
                                ops.part(in.get(0), 1, 3, 1),
                                ops.part(in.get(0), 1, 6, 0),
                                ops.part(in.get(0), 1, 6, 5)),
                        1),
                x);
    }

    private static void part(Contracts contracts, String promise, TensorData x, int axis, int parts, int index) {
        add(contracts, "part", promise, (ops, in) -> ops.part(in.get(0), axis, parts, index), x);
    }

    private static void pad(Contracts contracts, DType dtype) {
        pad(contracts, "adds a border", any("pad", dtype, 2, 3), List.of(1L, 0L), List.of(2L, 1L), 1);
        pad(contracts, "adds zeros", any("pad", dtype, 2, 3), List.of(0L, 2L), List.of(0L, 0L), 0);
        pad(contracts, "narrows the border to the dtype", any("pad", dtype, 2), List.of(1L), List.of(1L), 0.25);
        pad(contracts, "may add nothing", any("pad", dtype, 2, 3), List.of(0L, 0L), List.of(0L, 0L), 0);
        pad(contracts, "takes nothing", any("pad", dtype, 0, 2), List.of(2L, 0L), List.of(1L, 1L), 1);
        pad(contracts, "leaves an axis of nothing", any("pad", dtype, 2, 0), List.of(1L, 0L), List.of(1L, 0L), 1);
        pad(contracts, "takes a single value", any("pad", dtype), List.of(), List.of(), 1);
        if (dtype.isFloating()) {
            double infinity = Double.NEGATIVE_INFINITY;
            contracts.add(ContractCase.of(
                    "pad",
                    "adds infinity",
                    (ops, in) -> {
                        return ops.pad(in.get(0), List.of(1L), List.of(1L), infinity);
                    },
                    any("pad", dtype, 2)));
        }
    }

    private static void pad(
            Contracts contracts, String promise, TensorData x, List<Long> before, List<Long> after, double value) {
        add(contracts, "pad", promise, (ops, in) -> ops.pad(in.get(0), before, after, value), x);
    }

    private static void joining(Contracts contracts, DType dtype) {
        TensorData a = any("a", dtype, 2, 3);
        TensorData b = any("b", dtype, 2, 3);
        TensorData narrow = any("c", dtype, 2, 1);
        TensorData empty = any("d", dtype, 2, 0);
        add(contracts, "concat", "joins along the first axis", (ops, in) -> ops.concat(in, 0), a, b);
        add(contracts, "concat", "joins parts of different sizes", (ops, in) -> ops.concat(in, 1), a, narrow, empty, b);
        add(contracts, "concat", "takes one part", (ops, in) -> ops.concat(in, 1), a);
        add(contracts, "concat", "joins nothing with nothing", (ops, in) -> ops.concat(in, 1), empty, empty);
        add(contracts, "concat", "takes a part twice", (ops, in) -> ops.concat(List.of(in.get(0), in.get(0)), 0), a);
        add(contracts, "stack", "adds a first axis", (ops, in) -> ops.stack(in, 0), a, b);
        add(contracts, "stack", "adds an axis between", (ops, in) -> ops.stack(in, 1), a, b, a);
        add(contracts, "stack", "adds a last axis", (ops, in) -> ops.stack(in, 2), a, b);
        add(contracts, "stack", "takes single values", (ops, in) -> ops.stack(in, 0), any("x", dtype), any("y", dtype));
        add(contracts, "stack", "takes nothing", (ops, in) -> ops.stack(in, 1), empty, empty);
    }

    private static void slice(Contracts contracts, DType dtype) {
        TensorData x = any("slice", dtype, 4, 5);
        slice(contracts, "cuts out a part", x, new SliceSpec(List.of(1L, 0L), List.of(2L, 5L), List.of(1L, 1L)));
        slice(contracts, "takes steps", x, new SliceSpec(List.of(0L, 1L), List.of(2L, 2L), List.of(3L, 2L)));
        slice(contracts, "may be empty", x, new SliceSpec(List.of(4L, 2L), List.of(0L, 2L), List.of(1L, 1L)));
        slice(contracts, "may be everything", x, SliceSpec.along(x.shape(), 0, 0, 4));
        slice(contracts, "takes a single value", any("slice", dtype), new SliceSpec(List.of(), List.of(), List.of()));
        slice(contracts, "takes nothing", any("slice", dtype, 0, 3), SliceSpec.along(Shape.of(0, 3), 1, 1, 3));
    }

    private static void slice(Contracts contracts, String promise, TensorData x, SliceSpec spec) {
        add(contracts, "slice", promise, (ops, in) -> ops.slice(in.get(0), spec), x);
    }

    private static void sliceGradient(Contracts contracts, DType dtype) {
        SliceSpec part = new SliceSpec(List.of(1L, 0L), List.of(2L, 3L), List.of(1L, 1L));
        SliceSpec steps = new SliceSpec(List.of(0L, 1L), List.of(2L, 2L), List.of(3L, 2L));
        SliceSpec none = new SliceSpec(List.of(4L, 2L), List.of(0L, 2L), List.of(1L, 1L));
        add(
                contracts,
                "sliceGradient",
                "puts a part back",
                (ops, in) -> ops.sliceGradient(in.get(0), part, Shape.of(4, 3)),
                any("part", dtype, 2, 3));
        add(
                contracts,
                "sliceGradient",
                "puts steps back",
                (ops, in) -> ops.sliceGradient(in.get(0), steps, Shape.of(4, 5)),
                any("steps", dtype, 2, 2));
        add(
                contracts,
                "sliceGradient",
                "puts nothing back",
                (ops, in) -> ops.sliceGradient(in.get(0), none, Shape.of(4, 5)),
                any("none", dtype, 0, 2));
    }

    private static void repetition(Contracts contracts, DType dtype) {
        TensorData x = any("repetition", dtype, 2, 3);
        TensorData empty = any("repetition", dtype, 0, 3);
        add(contracts, "tile", "repeats the whole", (ops, in) -> ops.tile(in.get(0), List.of(2L, 3L)), x);
        add(contracts, "tile", "may repeat once", (ops, in) -> ops.tile(in.get(0), List.of(1L, 1L)), x);
        add(contracts, "tile", "may repeat no times", (ops, in) -> ops.tile(in.get(0), List.of(0L, 2L)), x);
        add(contracts, "tile", "takes nothing", (ops, in) -> ops.tile(in.get(0), List.of(2L, 2L)), empty);
        add(contracts, "tile", "takes a single value", (ops, in) -> ops.tile(in.get(0), List.of()), any("t", dtype));
        add(contracts, "repeat", "repeats each row", (ops, in) -> ops.repeat(in.get(0), 2, 0), x);
        add(contracts, "repeat", "repeats each column", (ops, in) -> ops.repeat(in.get(0), 3, 1), x);
        add(contracts, "repeat", "may repeat no times", (ops, in) -> ops.repeat(in.get(0), 0, 1), x);
        add(contracts, "repeat", "takes nothing", (ops, in) -> ops.repeat(in.get(0), 2, 0), empty);
    }

    private static void triangles(Contracts contracts, DType dtype) {
        TensorData batch = any("triangles", dtype, 2, 3, 4);
        TensorData tall = any("triangles", dtype, 4, 2);
        TensorData empty = any("triangles", dtype, 0, 3);
        for (int k : new int[] {0, 1, -2, 9}) {
            String upper = "keeps what is not below diagonal " + k;
            String lower = "keeps what is not above diagonal " + k;
            for (TensorData x : List.of(batch, tall, empty)) {
                add(contracts, "upperTriangle", upper, (ops, in) -> ops.upperTriangle(in.get(0), k), x);
                add(contracts, "lowerTriangle", lower, (ops, in) -> ops.lowerTriangle(in.get(0), k), x);
            }
        }
    }
}
