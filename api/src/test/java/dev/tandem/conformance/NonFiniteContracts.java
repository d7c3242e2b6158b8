package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.uniform;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** What becomes of NaN and infinity in operations that are about something else: they stay where they are, and as they are. */
final class NonFiniteContracts {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private final Contracts contracts;
    private final DType dtype;
    /** NaN and both infinities among ordinary numbers. */
    private final TensorData matrix;

    private final TensorData vector;

    private NonFiniteContracts(Contracts contracts, DType dtype) {
        this.contracts = contracts;
        this.dtype = dtype;
        this.matrix = values(dtype, Shape.of(2, 3), NAN, INF, 1, -INF, 0.5, -2);
        this.vector = vector(dtype, NAN, INF, -INF, 1);
    }

    static void addTo(Contracts contracts) {
        for (DType dtype : FLOATING) {
            NonFiniteContracts some = new NonFiniteContracts(contracts, dtype);
            some.arithmetic();
            some.shape();
            some.parts();
            some.index();
            some.likeness();
            some.products();
            some.matrices();
            some.activations();
            some.losses();
            some.images();
            some.layers();
        }
    }

    private void add(String operation, Expression expression, TensorData... inputs) {
        contracts.add(ContractCase.of(operation, "keeps NaN and infinity in their places", expression, inputs));
    }

    private void arithmetic() {
        add("stopGradient", (ops, in) -> ops.stopGradient(in.get(0)), vector);
        Expression divide = (ops, in) -> ops.floorDivide(in.get(0), in.get(1));
        TensorData dividends = vector(dtype, INF, -INF, 5, -5, 5, -5, INF);
        add("floorDivide", divide, dividends, vector(dtype, 2, 2, INF, INF, -INF, -INF, INF));
        Expression atan2 = (ops, in) -> ops.atan2(in.get(0), in.get(1));
        add("atan2", atan2, vector(dtype, INF, -INF, INF, 1, 1), vector(dtype, INF, -INF, 1, INF, -INF));
        Expression where = (ops, in) -> ops.where(in.get(0), in.get(1), in.get(2));
        add("where", where, vector(DType.BOOL, 1, 0, 1, 0), vector, vector(dtype, 1, NAN, INF, -INF));
    }

    private void shape() {
        add("reshape", (ops, in) -> ops.reshape(in.get(0), Shape.of(3, 2)), matrix);
        add("broadcastTo", (ops, in) -> ops.broadcastTo(in.get(0), Shape.of(2, 2, 3)), matrix);
        add("permute", (ops, in) -> ops.permute(in.get(0), List.of(1, 0)), matrix);
        add("transpose", (ops, in) -> ops.transpose(in.get(0)), matrix);
        add("flip", (ops, in) -> ops.flip(in.get(0), List.of(1)), matrix);
        add("roll", (ops, in) -> ops.roll(in.get(0), 1, 1), matrix);
        add("tile", (ops, in) -> ops.tile(in.get(0), List.of(2L, 2L)), matrix);
        add("repeat", (ops, in) -> ops.repeat(in.get(0), 2, 1), matrix);
        add("pad", (ops, in) -> ops.pad(in.get(0), List.of(1L, 0L), List.of(0L, 1L), 3), matrix);
        for (int k : new int[] {0, 1, -1}) {
            String promise = "leaves no NaN and no infinity beyond diagonal " + k;
            contracts.add(
                    ContractCase.of("upperTriangle", promise, (ops, in) -> ops.upperTriangle(in.get(0), k), matrix));
            contracts.add(
                    ContractCase.of("lowerTriangle", promise, (ops, in) -> ops.lowerTriangle(in.get(0), k), matrix));
        }
    }

    private void parts() {
        SliceSpec steps = new SliceSpec(List.of(0L, 1L), List.of(2L, 3L), List.of(2L, 1L));
        add("concat", (ops, in) -> ops.concat(in, 1), matrix, any("part", dtype, 2, 2));
        add("stack", (ops, in) -> ops.stack(in, 1), matrix, any("part", dtype, 2, 3));
        add("part", (ops, in) -> ops.part(in.get(0), 0, 2, 1), matrix);
        add("slice", (ops, in) -> ops.slice(in.get(0), SliceSpec.along(Shape.of(2, 3), 1, 0, 2)), matrix);
        add("sliceGradient", (ops, in) -> ops.sliceGradient(in.get(0), steps, Shape.of(4, 5)), matrix);
    }

    private void index() {
        TensorData rows = vector(DType.INT64, 1, 1, 0);
        TensorData places = values(DType.INT64, Shape.of(2, 3), 2, 0, 0, 1, 2, 0);
        TensorData points = values(DType.INT64, Shape.of(4, 1), 0, 1, 2, 4);
        add("gather", (ops, in) -> ops.gather(in.get(0), in.get(1), 0), matrix, rows);
        add("embedding", (ops, in) -> ops.embedding(in.get(0), in.get(1)), matrix, rows);
        add(
                "gatherNd",
                (ops, in) -> ops.gatherNd(in.get(0), in.get(1)),
                vector,
                values(DType.INT64, Shape.of(2, 1), 3, 1));
        add("takeAlongAxis", (ops, in) -> ops.takeAlongAxis(in.get(0), in.get(1), 1), matrix, places);
        add("scatterNd", (ops, in) -> ops.scatterNd(in.get(0), in.get(1), Shape.of(6)), points, vector);
        Expression scatter = (ops, in) -> ops.scatterAlongAxis(in.get(0), in.get(1), 1, Shape.of(2, 4));
        add("scatterAlongAxis", scatter, places, matrix);
    }

    /** Only the type of the other tensor matters. */
    private void likeness() {
        add("scalar", (ops, in) -> ops.scalar(in.get(0), 2), vector);
        add("fullLike", (ops, in) -> ops.fullLike(in.get(0), 2), vector);
        add("eyeLike", (ops, in) -> ops.eyeLike(in.get(0), 2), vector);
    }

    private void products() {
        TensorData other = vector(dtype, 1, 2, 3, 4);
        TensorData sides = values(dtype, Shape.of(3, 2), 1, 2, -1, 0.5, 2, 3);
        Expression dot = (ops, in) -> ops.dot(in.get(0), in.get(1));
        contracts.add(
                ContractCase.of("dot", "is NaN where there is one", dot, vector(dtype, 1, NAN), vector(dtype, 2, 3)));
        add("dot", dot, vector(dtype, 1, INF, -2, 0.5), other);
        add("outer", (ops, in) -> ops.outer(in.get(0), in.get(1)), vector, other);
        add("einsum", (ops, in) -> ops.einsum("ij,jk->ik", in), matrix, sides);
        Expression linear = (ops, in) -> ops.linear(in.get(0), in.get(1), in.get(2));
        add("linear", linear, matrix, sides, vector(dtype, 1, -1));
    }

    private void matrices() {
        TensorData unknown = values(dtype, Shape.of(2, 2), 2, NAN, NAN, 3);
        TensorData infinite = values(dtype, Shape.of(2, 2), INF, 1, 2, 3);
        TensorData regular = values(dtype, Shape.of(2, 2), 3, 1, 1, 2);
        TensorData side = values(dtype, Shape.of(2, 2), 1, NAN, 2, INF);
        add("determinant", (ops, in) -> ops.determinant(in.get(0)), infinite);
        Expression determinant = (ops, in) -> ops.determinant(in.get(0));
        contracts.add(ContractCase.of("determinant", "is NaN where there is one", determinant, unknown));
        add("inverse", (ops, in) -> ops.inverse(in.get(0)), infinite);
        add("solve", (ops, in) -> ops.solve(in.get(0), in.get(1)), regular, side);
        Expression triangular = (ops, in) -> ops.triangularSolve(in.get(0), in.get(1), true, false);
        add("triangularSolve", triangular, regular, side);
    }

    private void activations() {
        TensorData limits = vector(dtype, INF, -INF);
        add("gelu", (ops, in) -> ops.gelu(in.get(0), true), limits);
        if (dtype == DType.FLOAT64) {
            // In float32 oneDNN's kernel of the exact form multiplies 0 by infinity.
            add("gelu", (ops, in) -> ops.gelu(in.get(0), false), vector(dtype, INF, -INF, 1));
        }
        add("silu", (ops, in) -> ops.silu(in.get(0)), limits);
        add("mish", (ops, in) -> ops.mish(in.get(0)), limits);
        add("softsign", (ops, in) -> ops.softsign(in.get(0)), limits);
        add("prelu", (ops, in) -> ops.prelu(in.get(0), in.get(1)), limits, vector(dtype, 0.5, 0.25));
    }

    private void losses() {
        TensorData logits = values(dtype, Shape.of(4, 2), NAN, 1, INF, 1, -INF, 1, 0.5, -1);
        TensorData labels = values(dtype, Shape.of(4, 2), 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.75);
        Expression dense = (ops, in) -> ops.softmaxCrossEntropy(in.get(0), in.get(1));
        add("softmaxCrossEntropy", dense, labels, logits);
        Expression sparse = (ops, in) -> ops.sparseSoftmaxCrossEntropy(in.get(0), in.get(1));
        add("sparseSoftmaxCrossEntropy", sparse, vector(DType.INT64, 0, 1, 0, 1), logits);
        Expression sigmoid = (ops, in) -> ops.sigmoidCrossEntropy(in.get(0), in.get(1));
        add("sigmoidCrossEntropy", sigmoid, vector(dtype, 0.5, 0.25, 0.75, 1), vector(dtype, NAN, INF, -INF, 1));
    }

    /** Only the windows that a pixel lies in know of it. */
    private void images() {
        double[] pixels = uniform("image", dtype, 0.5, 2, 36).toDoubles();
        pixels[0] = NAN;
        pixels[35] = INF;
        TensorData image = values(dtype, Shape.of(1, 6, 6, 1), pixels);
        TensorData kernel = uniform("kernel", dtype, 0.5, 2, 3, 3, 1, 1);
        Conv2dSpec plain = Conv2dSpec.DEFAULT;
        add("conv2d", (ops, in) -> ops.conv2d(in.get(0), in.get(1), plain), image, kernel);
        add("conv2dTranspose", (ops, in) -> ops.conv2dTranspose(in.get(0), in.get(1), plain), image, kernel);
        Expression toInput = (ops, in) -> ops.conv2dInputGradient(in.get(0), in.get(1), Shape.of(1, 8, 8, 1), plain);
        add("conv2dInputGradient", toInput, image, kernel);
        Expression toKernel = (ops, in) -> ops.conv2dKernelGradient(in.get(0), in.get(1), Shape.of(3, 3, 1, 1), plain);
        add("conv2dKernelGradient", toKernel, image, uniform("upstream", dtype, 0.5, 2, 1, 4, 4, 1));
        TensorData sequence = values(dtype, Shape.of(1, 6, 1), NAN, 1, 2, 0.5, 1, INF);
        TensorData narrow = values(dtype, Shape.of(2, 1, 1), 1, 0.5);
        add("conv1d", (ops, in) -> ops.conv1d(in.get(0), in.get(1), plain), sequence, narrow);
    }

    /** One example is nothing to another. */
    private void layers() {
        TensorData examples = values(dtype, Shape.of(4, 2), NAN, 1, INF, 2, -INF, 3, 1, 3);
        TensorData ones = vector(dtype, 1, 2);
        TensorData twos = vector(dtype, 2, 0.5);
        Expression batch = (ops, in) -> ops.batchNorm(in.get(0), in.get(1), in.get(2), in.get(1), in.get(2), 1e-3);
        add("batchNorm", batch, examples, ones, twos);
        for (int units : new int[] {2, 32}) {
            add(
                    "lstm",
                    NormalisationContracts.LSTM,
                    values(dtype, Shape.of(4, 1, 2), NAN, 1, INF, 2, -INF, 3, 1, 3),
                    uniform("kernel", dtype, 0.5, 1, 2, 4L * units),
                    uniform("recurrent", dtype, -0.1, 0.1, units, 4L * units),
                    uniform("bias", dtype, -1, 1, 4L * units),
                    uniform("output", dtype, -1, 1, 4, units),
                    uniform("carry", dtype, -1, 1, 4, units));
        }
        add("layerNorm", (ops, in) -> ops.layerNorm(in.get(0), in.get(1), in.get(2), 1e-3), examples, ones, twos);
        add("groupNorm", (ops, in) -> ops.groupNorm(in.get(0), in.get(1), in.get(2), 1, 1e-2), examples, ones, twos);
    }
}
