package dev.tandem.export.onnx;

import dev.tandem.ops.LinalgOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reductions, orders and matrices. */
abstract class OnnxReduceOps extends OnnxShapeOps implements LinalgOps<OnnxValue> {
    OnnxReduceOps(OnnxGraph graph) {
        super(graph);
    }

    /** ONNX takes an empty list of axes for all of them; here it means none. */
    private OnnxValue reduce(String operator, OnnxValue x, List<Integer> axes, boolean keepDims) {
        if (axes.isEmpty()) {
            return x;
        }
        return graph.add(
                operator,
                x.type().withShape(x.shape().reduce(axes, keepDims)),
                List.of(x, graph.longs(axes.stream().map(Integer::longValue).toList())),
                OnnxGraph.attribute("keepdims", keepDims ? 1 : 0));
    }

    /** ONNX adds up no bytes: as INT64, of which a cast back keeps the low bits. */
    private OnnxValue wide(OnnxValue x, UnaryOperator<OnnxValue> operation) {
        return x.dtype() == DType.UINT8 ? to(operation.apply(to(x, DType.INT64)), DType.UINT8) : operation.apply(x);
    }

    @Override
    public OnnxValue sum(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return wide(x, wide -> reduce("ReduceSum", wide, axes, keepDims));
    }

    @Override
    public OnnxValue mean(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return x.shape().elementCount() == 0
                ? LinalgOps.super.mean(x, axes, keepDims)
                : reduce("ReduceMean", x, axes, keepDims);
    }

    @Override
    public OnnxValue prod(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return wide(x, wide -> reduce("ReduceProd", wide, axes, keepDims));
    }

    @Override
    public OnnxValue max(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return reduce("ReduceMax", x, axes, keepDims);
    }

    @Override
    public OnnxValue min(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return reduce("ReduceMin", x, axes, keepDims);
    }

    @Override
    public OnnxValue any(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return to(reduce("ReduceMax", to(x, DType.INT32), axes, keepDims), DType.BOOL);
    }

    @Override
    public OnnxValue all(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return logicalNot(any(logicalNot(x), axes, keepDims));
    }

    @Override
    public OnnxValue norm(OnnxValue x, List<Integer> axes, boolean keepDims) {
        return axes.isEmpty() ? abs(x) : reduce("ReduceL2", x, axes, keepDims);
    }

    @Override
    public OnnxValue argMax(OnnxValue x, int axis) {
        return position("ArgMax", x, axis);
    }

    @Override
    public OnnxValue argMin(OnnxValue x, int axis) {
        return position("ArgMin", x, axis);
    }

    private OnnxValue position(String operator, OnnxValue x, int axis) {
        return graph.add(
                operator,
                types.argMax(x.type(), axis),
                List.of(x),
                OnnxGraph.attribute("axis", axis),
                OnnxGraph.attribute("keepdims", 0));
    }

    @Override
    public OnnxValue cumSum(OnnxValue x, int axis) {
        OnnxValue along = constant(TensorData.of(Shape.scalar(), new long[] {axis}));
        return wide(x, wide -> graph.add("CumSum", wide.type(), List.of(wide, along)));
    }

    @Override
    public OnnxValue cumProd(OnnxValue x, int axis) {
        throw missing("cumProd");
    }

    @Override
    public OnnxValue argSort(OnnxValue x, int axis, boolean descending) {
        return order(x, x.shape().size(axis), axis, descending);
    }

    @Override
    public OnnxValue topKIndices(OnnxValue x, int k) {
        return order(x, k, x.rank() - 1, true);
    }

    /** TopK's second output; equal elements come by position. */
    private OnnxValue order(OnnxValue x, long count, int axis, boolean descending) {
        TensorType type = new TensorType(x.shape().with(axis, count), DType.INT64);
        if (type.shape().elementCount() == 0) {
            return broadcastTo(constant(TensorData.scalar(DType.INT64, 0)), type.shape());
        }
        return graph.add(
                "TopK",
                type,
                1,
                List.of(x, graph.longs(count)),
                OnnxGraph.attribute("axis", axis),
                OnnxGraph.attribute("largest", descending ? 1 : 0));
    }

    @Override
    public OnnxValue matmul(OnnxValue a, OnnxValue b) {
        return graph.add("MatMul", types.matmul(a.type(), b.type()), List.of(a, b));
    }

    @Override
    public OnnxValue einsum(String equation, List<OnnxValue> operands) {
        TensorType type =
                types.einsum(equation, operands.stream().map(OnnxValue::type).toList());
        if (operands.stream().anyMatch(operand -> operand.shape().elementCount() == 0)) {
            // Of nothing, sums are 0; runtimes need not know.
            return broadcastTo(scalar(operands.get(0), 0), type.shape());
        }
        return graph.add("Einsum", type, operands, OnnxGraph.attribute("equation", equation));
    }

    @Override
    public OnnxValue determinant(OnnxValue x) {
        return graph.add("Det", types.determinant(x.type()), List.of(x));
    }

    @Override
    public OnnxValue cholesky(OnnxValue x) {
        throw missing("cholesky");
    }

    @Override
    public OnnxValue inverse(OnnxValue x) {
        throw missing("inverse");
    }

    @Override
    public OnnxValue solve(OnnxValue a, OnnxValue b) {
        throw missing("solve");
    }

    @Override
    public OnnxValue triangularSolve(OnnxValue a, OnnxValue b, boolean lower, boolean transposed) {
        throw missing("triangularSolve");
    }
}
