package dev.tandem.backend.pytorch;

import dev.tandem.ops.ReduceOps;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * Reductions, running totals and orders as TorchScript.
 *
 * <p>libtorch takes an empty list of axes for all of them; here it means none.
 */
abstract class TorchReduceOps extends TorchShapeOps implements ReduceOps<TorchValue> {
    TorchReduceOps(ScriptWriter script) {
        super(script);
    }

    private TensorType reduced(TorchValue x, List<Integer> axes, boolean keepDims) {
        return x.type().withShape(x.shape().reduce(axes, keepDims));
    }

    /** {@code function(x, axes, keepDims)} followed by further arguments. */
    private TorchValue reduce(String function, TorchValue x, List<Integer> axes, boolean keepDims, String more) {
        if (axes.isEmpty()) {
            return x;
        }
        return script.write(
                reduced(x, axes, keepDims),
                function + "(" + x + ", " + Literals.ints(axes) + ", " + Literals.bool(keepDims) + more + ")",
                x);
    }

    /** Whole numbers would otherwise be added up as INT64. */
    private static String inOwnType(TorchValue x) {
        return x.dtype().isFloating() ? "" : ", dtype=" + Literals.dtype(x.dtype());
    }

    @Override
    public TorchValue sum(TorchValue x, List<Integer> axes, boolean keepDims) {
        return reduce("torch.sum", x, axes, keepDims, inOwnType(x));
    }

    @Override
    public TorchValue mean(TorchValue x, List<Integer> axes, boolean keepDims) {
        return reduce("torch.mean", x, axes, keepDims, "");
    }

    /** libtorch multiplies along one axis at a time. */
    @Override
    public TorchValue prod(TorchValue x, List<Integer> axes, boolean keepDims) {
        TorchValue result = x;
        for (int i = axes.size() - 1; i >= 0; i--) {
            int axis = axes.get(i);
            result = script.write(
                    reduced(result, List.of(axis), keepDims),
                    "torch.prod(" + result + ", " + axis + ", " + Literals.bool(keepDims) + inOwnType(x) + ")",
                    result);
        }
        return result;
    }

    @Override
    public TorchValue max(TorchValue x, List<Integer> axes, boolean keepDims) {
        return reduce("torch.amax", x, axes, keepDims, "");
    }

    @Override
    public TorchValue min(TorchValue x, List<Integer> axes, boolean keepDims) {
        return reduce("torch.amin", x, axes, keepDims, "");
    }

    @Override
    public TorchValue any(TorchValue x, List<Integer> axes, boolean keepDims) {
        return reduce("torch.any", x, axes, keepDims, "");
    }

    @Override
    public TorchValue all(TorchValue x, List<Integer> axes, boolean keepDims) {
        return reduce("torch.all", x, axes, keepDims, "");
    }

    @Override
    public TorchValue argMax(TorchValue x, int axis) {
        TensorType type = types.argMax(x.type(), axis);
        return script.write(type, "torch.argmax(" + x + ", " + axis + ", False)", x);
    }

    @Override
    public TorchValue argMin(TorchValue x, int axis) {
        TensorType type = types.argMin(x.type(), axis);
        return script.write(type, "torch.argmin(" + x + ", " + axis + ", False)", x);
    }

    @Override
    public TorchValue cumSum(TorchValue x, int axis) {
        return script.write(x.type(), "torch.cumsum(" + x + ", " + axis + inOwnType(x) + ")", x);
    }

    @Override
    public TorchValue cumProd(TorchValue x, int axis) {
        return script.write(x.type(), "torch.cumprod(" + x + ", " + axis + inOwnType(x) + ")", x);
    }

    @Override
    public TorchValue argSort(TorchValue x, int axis, boolean descending) {
        TensorType type = types.argSort(x.type(), axis, descending);
        return script.write(type, "torch.argsort(" + x + ", " + order(axis, descending) + ")", x);
    }

    @Override
    public TorchValue sort(TorchValue x, int axis, boolean descending) {
        return script.write(x.type(), "(torch.sort(" + x + ", " + order(axis, descending) + "))[0]", x);
    }

    private static String order(int axis, boolean descending) {
        return "stable=True, dim=" + axis + ", descending=" + Literals.bool(descending);
    }

    /** libtorch prints a warning where there is nothing to take a variance of. */
    @Override
    public TorchValue variance(TorchValue x, List<Integer> axes, boolean keepDims) {
        if (axes.isEmpty() || x.isEmpty()) {
            return ReduceOps.super.variance(x, axes, keepDims);
        }
        return script.write(
                reduced(x, axes, keepDims),
                "torch.var(" + x + ", " + Literals.ints(axes) + ", correction=0, keepdim=" + Literals.bool(keepDims)
                        + ")",
                x);
    }

    @Override
    public TorchValue logSumExp(TorchValue x, List<Integer> axes, boolean keepDims) {
        return axes.isEmpty() ? x : reduce("torch.logsumexp", x, axes, keepDims, "");
    }

    @Override
    public TorchValue norm(TorchValue x, List<Integer> axes, boolean keepDims) {
        if (axes.isEmpty()) {
            return abs(x);
        }
        return script.write(
                reduced(x, axes, keepDims),
                "torch.linalg_vector_norm(" + x + ", 2, " + Literals.ints(axes) + ", " + Literals.bool(keepDims) + ")",
                x);
    }
}
