package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.ALL;
import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.any;

import dev.tandem.conformance.Contracts.Binary;
import dev.tandem.graph.GraphOps;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nothing, and single numbers, in those places of an operation that its other contracts leave out. */
final class EmptyContracts {
    private final Contracts contracts;
    private final DType dtype;

    private EmptyContracts(Contracts contracts, DType dtype) {
        this.contracts = contracts;
        this.dtype = dtype;
    }

    static void addTo(Contracts contracts) {
        pairs().forEach((operation, binary) -> {
            DType dtype = operation.startsWith("logical") ? DType.BOOL : DType.FLOAT64;
            new EmptyContracts(contracts, dtype).pair(operation, binary);
        });
        for (DType dtype : ALL) {
            EmptyContracts some = new EmptyContracts(contracts, dtype);
            some.likeness();
            some.moves();
        }
        for (DType dtype : FLOATING) {
            EmptyContracts some = new EmptyContracts(contracts, dtype);
            some.bounds();
            some.features();
        }
    }

    private static Map<String, Binary> pairs() {
        Map<String, Binary> pairs = new LinkedHashMap<>();
        pairs.put("power", GraphOps::power);
        pairs.put("equal", GraphOps::equal);
        pairs.put("notEqual", GraphOps::notEqual);
        pairs.put("less", GraphOps::less);
        pairs.put("lessEqual", GraphOps::lessEqual);
        pairs.put("greater", GraphOps::greater);
        pairs.put("greaterEqual", GraphOps::greaterEqual);
        pairs.put("logicalAnd", GraphOps::logicalAnd);
        pairs.put("logicalOr", GraphOps::logicalOr);
        pairs.put("logicalXor", GraphOps::logicalXor);
        pairs.put("prelu", GraphOps::prelu);
        return pairs;
    }

    private TensorData nothing(long... sizes) {
        return any("nothing", dtype, sizes);
    }

    private void add(String operation, String promise, Expression expression, TensorData... inputs) {
        contracts.add(ContractCase.of(operation, promise, expression, inputs));
    }

    private void pair(String operation, Binary binary) {
        add(operation, "takes nothing twice", binary.expression(), nothing(2, 0), nothing(2, 0));
    }

    private void likeness() {
        for (TensorData x : List.of(nothing(0, 2), any("single", dtype))) {
            add("scalar", "needs no elements, only a dtype", (ops, in) -> ops.scalar(in.get(0), 3), x);
            add("eyeLike", "needs no elements, only a dtype", (ops, in) -> ops.eyeLike(in.get(0), 2), x);
        }
    }

    private void moves() {
        add(
                "broadcastTo",
                "repeats nothing",
                (ops, in) -> ops.broadcastTo(in.get(0), Shape.of(2, 0, 3)),
                nothing(0, 3));
        add(
                "where",
                "chooses of nothing",
                (ops, in) -> ops.where(in.get(0), in.get(1), in.get(2)),
                any("", DType.BOOL, 0, 1),
                nothing(0, 3),
                nothing(0, 3));
        add(
                "concat",
                "joins four times nothing",
                (ops, in) -> ops.concat(in, 0),
                nothing(0, 2),
                nothing(0, 2),
                nothing(0, 2),
                nothing(0, 2));
        for (TensorData x : List.of(nothing(0), any("single", dtype))) {
            add("stack", "stacks three times the same", (ops, in) -> ops.stack(in, 0), x, x, x);
        }
        add(
                "gatherNd",
                "takes a single number by an empty coordinate",
                (ops, in) -> ops.gatherNd(in.get(0), in.get(1)),
                any("x", dtype),
                any("", DType.INT64, 2, 0));
        add(
                "embedding",
                "looks up rows of nothing",
                (ops, in) -> ops.embedding(in.get(0), in.get(1)),
                nothing(3, 0),
                Samples.vector(DType.INT64, 2, 0));
        add(
                "embedding",
                "looks up nothing of nothing",
                (ops, in) -> ops.embedding(in.get(0), in.get(1)),
                nothing(0, 3),
                any("", DType.INT64, 0));
        if (dtype.isNumeric()) {
            SliceSpec none = new SliceSpec(List.of(), List.of(), List.of());
            add(
                    "sliceGradient",
                    "puts a single number back",
                    (ops, in) -> ops.sliceGradient(in.get(0), none, Shape.scalar()),
                    any("g", dtype));
            add(
                    "outer",
                    "multiplies by nothing",
                    (ops, in) -> ops.outer(in.get(0), in.get(1)),
                    any("x", dtype, 2),
                    nothing(0));
        }
    }

    private void bounds() {
        Expression clip = (ops, in) -> ops.clip(in.get(0), in.get(1), in.get(2));
        add("clip", "takes nothing three times", clip, nothing(0, 2), nothing(0, 2), nothing(0, 2));
        add(
                "clip",
                "holds a single number",
                clip,
                any("x", dtype),
                Samples.values(dtype, Shape.scalar(), -0.5),
                Samples.values(dtype, Shape.scalar(), 0.5));
        Expression chain = (ops, in) -> ops.einsum("ab,bc,cd->ad", in);
        add(
                "einsum",
                "takes an operand of nothing",
                chain,
                any("a", dtype, 2, 3),
                any("b", dtype, 3, 2),
                nothing(2, 0));
        add("einsum", "sums over nothing", chain, any("a", dtype, 2, 3), nothing(3, 0), nothing(0, 2));
    }

    private void features() {
        Expression linear = (ops, in) -> ops.linear(in.get(0), in.get(1), in.get(2));
        add(
                "linear",
                "is the bias where there are no features",
                linear,
                nothing(2, 0),
                nothing(0, 3),
                any("b", dtype, 3));
        add("linear", "has no results", linear, any("x", dtype, 2, 3), nothing(3, 0), nothing(0));
        Expression batch = (ops, in) -> ops.batchNorm(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), 1e-3);
        add("batchNorm", "has no channels", batch, nothing(2, 0), nothing(0), nothing(0), nothing(0), nothing(0));
        Expression layer = (ops, in) -> ops.layerNorm(in.get(0), in.get(1), in.get(2), 1e-3);
        add("layerNorm", "has no features", layer, nothing(2, 0), nothing(0), nothing(0));
        Expression group = (ops, in) -> ops.groupNorm(in.get(0), in.get(1), in.get(2), 2, 1e-3);
        add("groupNorm", "has no channels", group, nothing(2, 3, 0), nothing(0), nothing(0));
        Expression conv = (ops, in) -> ops.conv2d(in.get(0), in.get(1), Conv2dSpec.DEFAULT);
        add("conv2d", "takes no images", conv, nothing(0, 4, 4, 2), any("k", dtype, 3, 3, 2, 1));
        biased();
    }

    /** An engine may fuse these, which is no reason to fail. */
    private void biased() {
        biased("is a bias where there are no features", nothing(2, 0), nothing(0, 3));
        biased("has no rows, and a bias", nothing(0, 2), any("k", dtype, 2, 3));
        biased("has no columns, and a bias", any("x", dtype, 3, 2), nothing(2, 0));
        biased("has no features in a batch, and a bias", nothing(2, 3, 0), nothing(0, 2));
        TensorData bias = any("bias", dtype, 3);
        Expression images = (ops, in) ->
                ops.relu(ops.add(ops.conv2d(in.get(0), in.get(1), Conv2dSpec.DEFAULT), ops.constant(bias)));
        add("conv2d", "takes no images, and a bias", images, nothing(0, 4, 4, 2), any("k", dtype, 3, 3, 2, 3));
    }

    private void biased(String promise, TensorData x, TensorData kernel) {
        TensorData bias = any("bias", dtype, kernel.shape().size(-1));
        add(
                "matmul",
                promise,
                (ops, in) -> ops.relu(ops.add(ops.matmul(in.get(0), in.get(1)), ops.constant(bias))),
                x,
                kernel);
    }
}
