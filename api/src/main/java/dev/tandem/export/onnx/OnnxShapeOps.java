package dev.tandem.export.onnx;

import dev.tandem.ops.ShapeOps;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Operations that move elements. */
abstract class OnnxShapeOps extends OnnxMathOps implements ShapeOps<OnnxValue> {
    OnnxShapeOps(OnnxGraph graph) {
        super(graph);
    }

    /** A size of 0 is one, and not the size that was there before. */
    @Override
    public OnnxValue reshape(OnnxValue x, Shape shape) {
        TensorType type = x.type().withShape(shape);
        OnnxValue sizes = graph.longs(shape.toList());
        return shape.elementCount() == 0
                ? graph.add("Reshape", type, List.of(x, sizes), OnnxGraph.attribute("allowzero", 1))
                : graph.add("Reshape", type, List.of(x, sizes));
    }

    @Override
    public OnnxValue broadcastTo(OnnxValue x, Shape shape) {
        if (shape.elementCount() == 0) {
            // To a size of 0 nothing is stretched.
            return constant(TensorData.filled(x.type().withShape(shape), 0));
        }
        return graph.add("Expand", x.type().withShape(shape), List.of(x, graph.longs(shape.toList())));
    }

    @Override
    public OnnxValue permute(OnnxValue x, List<Integer> order) {
        return graph.add("Transpose", types.permute(x.type(), order), List.of(x), OnnxGraph.attribute("perm", order));
    }

    @Override
    public OnnxValue flip(OnnxValue x, List<Integer> axes) {
        if (axes.isEmpty()) {
            return x;
        }
        OnnxValue last = graph.longs(Collections.nCopies(axes.size(), -1L));
        OnnxValue beforeFirst = graph.longs(Collections.nCopies(axes.size(), Long.MIN_VALUE));
        OnnxValue along = graph.longs(axes.stream().map(Integer::longValue).toList());
        return graph.add("Slice", x.type(), List.of(x, last, beforeFirst, along, last));
    }

    @Override
    public OnnxValue pad(OnnxValue x, List<Long> before, List<Long> after, double value) {
        if (before.isEmpty()) {
            return x;
        }
        List<Long> amounts = new ArrayList<>(before);
        amounts.addAll(after);
        TensorType type = types.pad(x.type(), before, after, value);
        OnnxValue border = constant(TensorData.scalar(x.dtype(), value));
        return graph.add("Pad", type, List.of(x, graph.longs(amounts), border));
    }

    @Override
    public OnnxValue concat(List<OnnxValue> parts, int axis) {
        TensorType type = types.concat(parts.stream().map(OnnxValue::type).toList(), axis);
        return graph.add("Concat", type, parts, OnnxGraph.attribute("axis", axis));
    }

    @Override
    public OnnxValue stack(List<OnnxValue> parts, int axis) {
        return concat(parts.stream().map(part -> unsqueeze(part, axis)).toList(), axis);
    }

    private OnnxValue unsqueeze(OnnxValue x, int axis) {
        TensorType type = x.type().withShape(x.shape().insert(axis, 1));
        return graph.add("Unsqueeze", type, List.of(x, graph.longs(axis)));
    }

    @Override
    public OnnxValue slice(OnnxValue x, SliceSpec spec) {
        List<Long> axes = IntStream.range(0, x.rank())
                .filter(axis -> spec.sizes().get(axis) != x.shape().size(axis))
                .mapToObj(axis -> (long) axis)
                .toList();
        if (axes.isEmpty()) {
            return x;
        }
        List<Long> starts =
                axes.stream().map(axis -> spec.starts().get(axis.intValue())).toList();
        List<Long> ends = axes.stream().map(axis -> spec.end(axis.intValue())).toList();
        List<Long> steps =
                axes.stream().map(axis -> spec.steps().get(axis.intValue())).toList();
        return graph.add(
                "Slice",
                types.slice(x.type(), spec),
                List.of(x, graph.longs(starts), graph.longs(ends), graph.longs(axes), graph.longs(steps)));
    }

    @Override
    public OnnxValue sliceGradient(OnnxValue g, SliceSpec spec, Shape shape) {
        if (spec.steps().stream().anyMatch(step -> step != 1)) {
            throw missing("sliceGradient");
        }
        List<Long> after = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            after.add(shape.size(axis) - spec.end(axis));
        }
        return pad(g, spec.starts(), after, 0);
    }

    @Override
    public OnnxValue gather(OnnxValue x, OnnxValue indices, int axis) {
        TensorType type = types.gather(x.type(), indices.type(), axis);
        return graph.add("Gather", type, List.of(x, indices), OnnxGraph.attribute("axis", axis));
    }

    @Override
    public OnnxValue gatherNd(OnnxValue x, OnnxValue indices) {
        if (indices.shape().size(-1) == 0) {
            throw missing("gatherNd");
        }
        return graph.add("GatherND", types.gatherNd(x.type(), indices.type()), List.of(x, to64(indices)));
    }

    private OnnxValue to64(OnnxValue indices) {
        return cast(indices, DType.INT64);
    }

    @Override
    public OnnxValue takeAlongAxis(OnnxValue x, OnnxValue indices, int axis) {
        TensorType type = types.takeAlongAxis(x.type(), indices.type(), axis);
        return graph.add("GatherElements", type, List.of(x, indices), OnnxGraph.attribute("axis", axis));
    }

    @Override
    public OnnxValue scatterNd(OnnxValue indices, OnnxValue updates, Shape shape) {
        if (indices.shape().size(-1) == 0) {
            throw missing("scatterNd");
        }
        OnnxValue zeros = broadcastTo(scalar(updates, 0), shape);
        return graph.add(
                "ScatterND",
                zeros.type(),
                List.of(zeros, to64(indices), updates),
                OnnxGraph.attribute("reduction", "add"));
    }

    @Override
    public OnnxValue scatterAlongAxis(OnnxValue indices, OnnxValue updates, int axis, Shape shape) {
        OnnxValue zeros = broadcastTo(scalar(updates, 0), shape);
        return graph.add(
                "ScatterElements",
                zeros.type(),
                List.of(zeros, indices, updates),
                OnnxGraph.attribute("axis", axis),
                OnnxGraph.attribute("reduction", "add"));
    }

    @Override
    public OnnxValue tile(OnnxValue x, List<Long> multiples) {
        return multiples.isEmpty()
                ? x
                : graph.add("Tile", types.tile(x.type(), multiples), List.of(x, graph.longs(multiples)));
    }
}
