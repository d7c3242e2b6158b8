package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.call;
import static dev.tandem.contract.TensorCall.nested;
import static dev.tandem.contract.TensorCall.number;
import static dev.tandem.contract.TensorCall.vector;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/** What a tensor says of itself, and the elementwise methods that ask for dtypes or several operands. */
final class AccessCalls {
    private static final TensorData ROWS = nested(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private static final TensorData BITS = nested(new boolean[] {true, true, false, false});
    private static final TensorData OTHERS = nested(new boolean[] {true, false, true, false});

    private AccessCalls() {}

    static List<TensorCall> all() {
        return List.of(
                call("tensor()", ROWS).gives(ROWS),
                call("type()", ROWS).gives(new TensorType(Shape.of(2, 3), DType.FLOAT64)),
                call("shape()", ROWS).gives(Shape.of(2, 3)),
                call("dtype()", BITS).gives(DType.BOOL),
                call("rank()", ROWS).gives(2),
                call("size(int)", ROWS, -1).gives(3L),
                call("data()", ROWS).gives(ROWS),
                call("item()", number(7.5)).gives(7.5),
                call("toDoubles()", BITS).gives(new double[] {1, 1, 0, 0}),
                call("toFloats()", vector(0.1, 2)).gives(new float[] {0.1f, 2}),
                call("toLongs()", nested(new long[] {(1L << 60) + 1, -1})).gives(new long[] {(1L << 60) + 1, -1}),
                call("toInts()", vector(1.9, -2.9)).gives(new int[] {1, -2}),
                call("toBooleans()", vector(0, 0.5, -1)).gives(new boolean[] {false, true, true}),
                call("isClosed()", ROWS).gives(false),
                call("toString()", vector(1, 2.5)).gives("float64[2] [1.0, 2.5]"),
                call("cast(DType)", vector(1.7, -1.7, 300), DType.INT32).gives(nested(new int[] {1, -1, 300})),
                call("cast(DType)", ROWS, DType.FLOAT64).gives(ROWS),
                call("where(TensorLike, TensorLike)", vector(1, 2, 3, 4), OTHERS, number(9))
                        .gives(vector(1, 9, 3, 9)),
                call("clip(double, double)", vector(-1, 0.5, 3), 0.0, 2.0).gives(vector(0, 0.5, 2)),
                call("logicalNot()", BITS).gives(nested(new boolean[] {false, false, true, true})),
                call("logicalAnd(TensorLike)", BITS, OTHERS).gives(nested(new boolean[] {true, false, false, false})),
                call("logicalOr(TensorLike)", BITS, OTHERS).gives(nested(new boolean[] {true, true, true, false})),
                call("logicalXor(TensorLike)", BITS, OTHERS).gives(nested(new boolean[] {false, true, true, false})));
    }
}
