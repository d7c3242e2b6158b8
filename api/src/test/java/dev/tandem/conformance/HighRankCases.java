package dev.tandem.conformance;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Every operation with as many axes as a tensor can have, none of which an engine could join with its neighbour: sizes of 2,
 * and axes treated differently in turns.
 */
final class HighRankCases {
    /** Operations whose tensors have a fixed rank. */
    static final Set<String> OF_FIXED_RANK = Set.of(
            "dot",
            "outer",
            "eyeLike",
            "scalar",
            "conv1d",
            "conv2d",
            "conv2dTranspose",
            "conv2dInputGradient",
            "conv2dKernelGradient",
            "maxPool2d",
            "averagePool2d",
            "lstm");

    private static final long[] FULL = sizes(Shape.MAX_RANK, 2, 2);
    private static final long[] EVEN = sizes(Shape.MAX_RANK, 2, 1);
    private static final long[] ODD = sizes(Shape.MAX_RANK, 1, 2);
    private static final List<Integer> ALTERNATE = List.of(0, 2, 4, 6);

    private final List<ContractCase> cases = new ArrayList<>();

    private HighRankCases() {}

    /** All cases. */
    static List<ContractCase> all() {
        HighRankCases all = new HighRankCases();
        all.reductions();
        all.alongOneAxis();
        all.movements();
        all.joins();
        all.indices();
        all.matrices();
        all.layers();
        all.losses();
        all.elementwise();
        return all.cases;
    }

    /** Sizes that alternate between two numbers. */
    private static long[] sizes(int rank, long even, long odd) {
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = axis % 2 == 0 ? even : odd;
        }
        return sizes;
    }

    private static List<Long> list(long even, long odd) {
        return Arrays.stream(sizes(Shape.MAX_RANK, even, odd)).boxed().toList();
    }

    private static TensorData reals(String seed, long... sizes) {
        return Samples.uniform(seed, DType.FLOAT64, 0.2, 0.9, sizes);
    }

    private static TensorData positions(long... sizes) {
        return Samples.indices("positions", DType.INT64, 2, sizes);
    }

    /** A case that is differentiated with respect to some of its inputs, by number. */
    private void add(
            String operation, String promise, Expression expression, List<Integer> smooth, TensorData... inputs) {
        cases.add(ContractCase.of(operation, promise, expression, inputs).smoothIn(smooth.toArray(Integer[]::new)));
    }

    private void smooth(String operation, String promise, Expression expression, TensorData... inputs) {
        add(operation, promise, expression, List.of(0), inputs);
    }

    private void unary(String operation, String promise, Contracts.Unary function) {
        smooth(operation, promise, function.expression(), Samples.distinct(operation, DType.FLOAT64, FULL));
    }

    private void binary(String operation, String promise, Contracts.Binary function, TensorData a, TensorData b) {
        add(operation, promise, function.expression(), List.of(0, 1), a, b);
    }

    /** One of the reductions. */
    private interface Reduction {
        Node of(GraphOps ops, Node x, List<Integer> axes, boolean keepDims);
    }

    private void reduction(String operation, DType dtype, Reduction reduction) {
        TensorData x = dtype == DType.BOOL ? Samples.any("", dtype, FULL) : Samples.distinct(operation, dtype, FULL);
        for (boolean keepDims : new boolean[] {true, false}) {
            String promise = "goes along every other axis, keepDims " + keepDims;
            smooth(operation, promise, (ops, in) -> reduction.of(ops, in.get(0), ALTERNATE, keepDims), x);
            smooth(
                    operation,
                    "goes along none, keepDims " + keepDims,
                    (ops, in) -> reduction.of(ops, in.get(0), List.of(), keepDims),
                    x);
        }
    }

    private void reductions() {
        reduction("sum", DType.FLOAT64, GraphOps::sum);
        reduction("prod", DType.FLOAT64, GraphOps::prod);
        reduction("max", DType.FLOAT64, GraphOps::max);
        reduction("min", DType.FLOAT64, GraphOps::min);
        reduction("sum", DType.INT32, GraphOps::sum);
        reduction("max", DType.INT64, GraphOps::max);
        reduction("any", DType.BOOL, GraphOps::any);
        reduction("all", DType.BOOL, GraphOps::all);
        reduction("mean", DType.FLOAT64, GraphOps::mean);
        reduction("logSumExp", DType.FLOAT64, GraphOps::logSumExp);
        reduction("norm", DType.FLOAT64, GraphOps::norm);
        for (boolean keepDims : new boolean[] {true, false}) {
            unary("variance", "keepDims " + keepDims, (ops, x) -> ops.variance(x, ALTERNATE, keepDims));
            unary("std", "keepDims " + keepDims, (ops, x) -> ops.std(x, ALTERNATE, keepDims));
        }
    }

    private void alongOneAxis() {
        for (int axis : new int[] {0, 3, 7}) {
            String promise = "goes along axis " + axis;
            unary("argMax", promise, (ops, x) -> ops.argMax(x, axis));
            unary("argMin", promise, (ops, x) -> ops.argMin(x, axis));
            unary("cumSum", promise, (ops, x) -> ops.cumSum(x, axis));
            unary("cumProd", promise, (ops, x) -> ops.cumProd(x, axis));
            unary("argSort", promise, (ops, x) -> ops.argSort(x, axis, true));
            unary("sort", promise, (ops, x) -> ops.sort(x, axis, false));
            unary("softmax", promise, (ops, x) -> ops.softmax(x, axis));
            unary("logSoftmax", promise, (ops, x) -> ops.logSoftmax(x, axis));
            unary("roll", promise, (ops, x) -> ops.roll(x, 1, axis));
            unary("repeat", promise, (ops, x) -> ops.repeat(x, 2, axis));
            TensorData whole = Samples.distinct("", DType.INT32, FULL);
            add("argMax", promise, (ops, in) -> ops.argMax(in.get(0), axis), List.of(), whole);
            add("sort", promise, (ops, in) -> ops.sort(in.get(0), axis, true), List.of(), whole);
        }
        unary("topKIndices", "finds the largest", (ops, x) -> ops.topKIndices(x, 1));
    }

    private void movements() {
        Shape other = Shape.of(4, 1, 2, 4, 2, 1, 2, 2);
        unary("reshape", "keeps the rank", (ops, x) -> ops.reshape(x, other));
        unary("permute", "turns all axes round", (ops, x) -> ops.permute(x, List.of(7, 6, 5, 4, 3, 2, 1, 0)));
        unary("permute", "takes every other axis", (ops, x) -> ops.permute(x, List.of(0, 2, 4, 6, 1, 3, 5, 7)));
        unary("flip", "turns every other axis round", (ops, x) -> ops.flip(x, ALTERNATE));
        unary("pad", "borders every other axis", (ops, x) -> ops.pad(x, list(1, 0), list(0, 1), 0));
        unary("pad", "borders with a number", (ops, x) -> ops.pad(x, list(0, 1), list(1, 0), 3));
        unary("tile", "repeats every other axis", (ops, x) -> ops.tile(x, list(1, 2)));
        unary("upperTriangle", "takes batches", (ops, x) -> ops.upperTriangle(x, 0));
        unary("lowerTriangle", "takes batches", (ops, x) -> ops.lowerTriangle(x, 0));
        unary("stopGradient", "takes all axes", GraphOps::stopGradient);
        for (DType dtype : List.of(DType.FLOAT32, DType.INT32, DType.BOOL)) {
            unary("cast", "gives " + dtype, (ops, x) -> ops.cast(x, dtype));
        }
        Shape full = Shape.of(FULL);
        smooth(
                "broadcastTo",
                "stretches every other axis",
                (ops, in) -> ops.broadcastTo(in.get(0), full),
                reals("broadcastTo", EVEN));
        smooth(
                "broadcastTo",
                "stretches the others",
                (ops, in) -> ops.broadcastTo(in.get(0), full),
                reals("broadcastTo", ODD));
        slices();
    }

    private void slices() {
        Shape shape = Shape.of(3, 2, 3, 2, 3, 1, 3, 2);
        SliceSpec block = new SliceSpec(list(1, 0), list(1, 1), list(1, 1));
        SliceSpec steps = new SliceSpec(list(0, 0), list(2, 1), list(2, 1));
        for (SliceSpec spec : List.of(block, steps)) {
            smooth(
                    "slice",
                    "cuts with " + spec,
                    (ops, in) -> ops.slice(in.get(0), spec),
                    reals("slice", shape.toArray()));
            smooth(
                    "sliceGradient",
                    "puts back with " + spec,
                    (ops, in) -> ops.sliceGradient(in.get(0), spec, shape),
                    reals("sliceGradient", spec.shape().toArray()));
        }
    }

    private void joins() {
        TensorData part = reals("a", sizes(Shape.MAX_RANK - 1, 2, 2));
        TensorData other = reals("b", sizes(Shape.MAX_RANK - 1, 2, 2));
        for (int axis : new int[] {0, 4, 7}) {
            String promise = "joins along axis " + axis;
            binary(
                    "concat",
                    promise,
                    (ops, a, b) -> ops.concat(List.of(a, b), axis),
                    reals("a", FULL),
                    reals("b", FULL));
            smooth("part", "cuts along axis " + axis, (ops, in) -> ops.part(in.get(0), axis, 2, 1), reals("a", FULL));
            binary("stack", promise, (ops, a, b) -> ops.stack(List.of(a, b), axis), part, other);
        }
        add("constant", "takes all axes", (ops, in) -> ops.constant(reals("constant", FULL)), List.of());
        add(
                "oneHot",
                "adds the last axis",
                (ops, in) -> ops.oneHot(in.get(0), 2, DType.FLOAT32),
                List.of(),
                positions(sizes(Shape.MAX_RANK - 1, 2, 2)));
        unary("fullLike", "takes all axes", (ops, x) -> ops.fullLike(x, 2));
    }

    private void indices() {
        for (int axis : new int[] {0, 3, 7}) {
            String promise = "goes along axis " + axis;
            smooth(
                    "gather",
                    promise,
                    (ops, in) -> ops.gather(in.get(0), in.get(1), axis),
                    reals("gather", FULL),
                    positions(3));
            smooth(
                    "takeAlongAxis",
                    promise,
                    (ops, in) -> ops.takeAlongAxis(in.get(0), in.get(1), axis),
                    reals("takeAlongAxis", FULL),
                    positions(FULL));
            add(
                    "scatterAlongAxis",
                    promise,
                    (ops, in) -> ops.scatterAlongAxis(in.get(0), in.get(1), axis, Shape.of(FULL)),
                    List.of(1),
                    positions(FULL),
                    reals("scatterAlongAxis", FULL));
        }
        smooth(
                "gather",
                "takes positions of all axes",
                (ops, in) -> ops.gather(in.get(0), in.get(1), 0),
                reals("gather", 2),
                positions(FULL));
        for (int depth : new int[] {0, 1, 5, 8}) {
            String promise = "takes coordinates in " + depth + " axes";
            TensorData places = positions(3, depth);
            smooth(
                    "gatherNd",
                    promise,
                    (ops, in) -> ops.gatherNd(in.get(0), in.get(1)),
                    reals("gatherNd", depth == 0 ? sizes(7, 2, 2) : FULL),
                    places);
            long[] whole = sizes(depth == 0 ? 7 : 8, 2, 2);
            long[] rows = Shape.of(3)
                    .concat(Shape.of(whole).range(depth, whole.length))
                    .toArray();
            add(
                    "scatterNd",
                    promise,
                    (ops, in) -> ops.scatterNd(in.get(0), in.get(1), Shape.of(whole)),
                    List.of(1),
                    places,
                    reals("scatterNd", rows));
        }
        smooth(
                "gatherNd",
                "takes coordinates of all axes",
                (ops, in) -> ops.gatherNd(in.get(0), in.get(1)),
                reals("gatherNd", 2, 2),
                positions(FULL));
        smooth(
                "embedding",
                "takes ids of all axes but one",
                (ops, in) -> ops.embedding(in.get(0), in.get(1)),
                reals("embedding", 2, 3),
                positions(sizes(Shape.MAX_RANK - 1, 2, 2)));
    }

    private void matrices() {
        TensorData batchA = reals("a", 2, 1, 2, 1, 2, 1, 2, 3);
        TensorData batchB = reals("b", 1, 2, 1, 2, 1, 2, 3, 2);
        binary("matmul", "broadcasts batches", GraphOps::matmul, batchA, batchB);
        unary("transpose", "takes batches", GraphOps::transpose);
        unary("einsum", "turns all axes round", (ops, x) -> ops.einsum("abcdefgh->hgfedcba", List.of(x)));
        binary(
                "einsum",
                "contracts every other axis",
                (ops, a, b) -> ops.einsum("abcdefgh,hgfedcba->aceg", List.of(a, b)),
                reals("a", FULL),
                reals("b", FULL));
        binary(
                "einsum",
                "meets in all axes of the result",
                (ops, a, b) -> ops.einsum("aceg,bdfh->abcdefgh", List.of(a, b)),
                reals("a", 2, 2, 2, 2),
                reals("b", 2, 2, 2, 2));
        Expression positive =
                (ops, in) -> ops.add(ops.matmul(in.get(0), ops.transpose(in.get(0))), ops.eyeLike(in.get(0), 2));
        TensorData x = reals("matrices", FULL);
        smooth("cholesky", "takes batches", (ops, in) -> ops.cholesky(positive.build(ops, in)), x);
        smooth("inverse", "takes batches", (ops, in) -> ops.inverse(positive.build(ops, in)), x);
        smooth("determinant", "takes batches", (ops, in) -> ops.determinant(positive.build(ops, in)), x);
        TensorData b = reals("right", FULL);
        smooth("solve", "takes batches", (ops, in) -> ops.solve(positive.build(ops, in), in.get(1)), x, b);
        smooth(
                "triangularSolve",
                "takes batches",
                (ops, in) -> ops.triangularSolve(positive.build(ops, in), in.get(1), true, true),
                x,
                b);
    }

    private void layers() {
        TensorData x = reals("x", FULL);
        TensorData two = reals("two", 2);
        TensorData three = reals("three", 2);
        smooth(
                "linear",
                "takes batches",
                (ops, in) -> ops.linear(in.get(0), in.get(1), in.get(2)),
                x,
                reals("kernel", 2, 3),
                reals("bias", 3));
        smooth(
                "batchNorm",
                "normalises channels",
                (ops, in) -> ops.batchNorm(in.get(0), in.get(1), in.get(2), in.get(1), in.get(2), 1e-3),
                x,
                two,
                three);
        smooth(
                "layerNorm",
                "normalises the last axis",
                (ops, in) -> ops.layerNorm(in.get(0), in.get(1), in.get(2), 1e-3),
                x,
                two,
                three);
        smooth(
                "layerNorm",
                "normalises all axes",
                (ops, in) -> ops.layerNorm(in.get(0), in.get(1), in.get(2), 1e-3),
                x,
                reals("scale", FULL),
                reals("offset", FULL));
        smooth(
                "groupNorm",
                "normalises groups",
                (ops, in) -> ops.groupNorm(in.get(0), in.get(1), in.get(2), 1, 1e-3),
                x,
                two,
                three);
        binary(
                "prelu",
                "stretches the slope",
                GraphOps::prelu,
                Samples.awayFromZero("x", DType.FLOAT64, 0.2, 2, FULL),
                reals("slope", ODD));
        unary("leakyRelu", "takes all axes", (ops, in) -> ops.leakyRelu(in, 0.1));
        unary("elu", "takes all axes", (ops, in) -> ops.elu(in, 0.5));
        unary("gelu", "takes all axes", (ops, in) -> ops.gelu(in, false));
        unary("gelu", "takes all axes, approximately", (ops, in) -> ops.gelu(in, true));
    }

    private void losses() {
        TensorData logits = reals("logits", FULL);
        TensorData classes = positions(sizes(Shape.MAX_RANK - 1, 2, 2));
        binary("softmaxCrossEntropy", "takes batches", GraphOps::softmaxCrossEntropy, reals("labels", FULL), logits);
        add(
                "sparseSoftmaxCrossEntropy",
                "takes batches",
                (ops, in) -> ops.sparseSoftmaxCrossEntropy(in.get(0), in.get(1)),
                List.of(1),
                classes,
                logits);
        binary("sigmoidCrossEntropy", "takes all axes", GraphOps::sigmoidCrossEntropy, reals("labels", FULL), logits);
    }

    /** What is left takes tensors only, element by element: all of the same shape, and broadcast against each other. */
    private void elementwise() {
        Set<String> done = new HashSet<>(OF_FIXED_RANK);
        cases.forEach(each -> done.add(each.operation()));
        Arrays.stream(Ops.class.getMethods())
                .filter(method -> method.getGenericReturnType() instanceof TypeVariable)
                .filter(method -> !done.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(this::elementwise);
    }

    private void elementwise(Method method) {
        Expression call = (ops, in) -> call(method, ops, in);
        int operands = method.getParameterCount();
        // A bound of clip has no gradient.
        int smooth = method.getName().equals("clip") ? 1 : operands;
        List<Integer> sources = IntStream.range(0, smooth).boxed().toList();
        TensorData[] equal = operands(method, i -> FULL);
        add(method.getName(), "takes all axes", call, sources, equal);
        if (operands > 1) {
            TensorData[] stretched = operands(method, i -> i == 1 ? ODD : EVEN);
            add(method.getName(), "stretches axes in turns", call, sources, stretched);
        }
    }

    private static TensorData[] operands(Method method, IntFunction<long[]> sizes) {
        String name = method.getName();
        return IntStream.range(0, method.getParameterCount())
                .mapToObj(i -> {
                    boolean logical = name.startsWith("logical") || (name.equals("where") && i == 0);
                    double least = name.equals("acosh") ? 1.2 : 0.2 + 0.8 * i;
                    return logical
                            ? Samples.any(name + i, DType.BOOL, sizes.apply(i))
                            : Samples.uniform(name + i, DType.FLOAT64, least, least + 0.7, sizes.apply(i));
                })
                .toArray(TensorData[]::new);
    }

    private static Node call(Method method, GraphOps ops, List<Node> operands) {
        try {
            return (Node) method.invoke(ops, operands.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " cannot be called with tensors only", e);
        }
    }
}
