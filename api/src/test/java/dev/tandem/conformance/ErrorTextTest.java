package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.error.TandemException;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.ops.SliceSpec;
import dev.tandem.ops.TypeOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The words of every rejected call, against a golden file: what was given, what was expected, what to do. Both engines say
 * these, as they are said before an engine is asked.
 */
class ErrorTextTest {
    private static final String GOLDEN = "error-text.txt";

    private final StringBuilder said = new StringBuilder();

    @Test
    void everyRejectedCallSaysWhatTheGoldenFileSays() throws IOException {
        elementwise();
        reductions();
        shapes();
        indices();
        matrices();
        layers();
        convolutions();
        assertThat(said.toString()).doesNotContain("accepted\n").isEqualTo(golden());
    }

    private static String golden() throws IOException {
        try (InputStream file = ErrorTextTest.class.getResourceAsStream(GOLDEN)) {
            assertThat(file).as(GOLDEN).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TensorType f32(long... sizes) {
        return new TensorType(Shape.of(sizes), DType.FLOAT32);
    }

    private static TensorType f64(long... sizes) {
        return new TensorType(Shape.of(sizes), DType.FLOAT64);
    }

    private static TensorType i32(long... sizes) {
        return new TensorType(Shape.of(sizes), DType.INT32);
    }

    private static TensorType u8(long... sizes) {
        return new TensorType(Shape.of(sizes), DType.UINT8);
    }

    private static TensorType bool(long... sizes) {
        return new TensorType(Shape.of(sizes), DType.BOOL);
    }

    /** Makes a call that must be rejected, and writes down how. */
    private void rejects(Consumer<TypeOps> call) {
        try {
            call.accept(new TypeOps());
            said.append("accepted\n");
        } catch (TandemException e) {
            said.append(e.getClass().getSimpleName())
                    .append("\n  ")
                    .append(e.getMessage())
                    .append('\n');
        }
    }

    private void elementwise() {
        rejects(ops -> ops.add(f32(2, 3), f32(4)));
        rejects(ops -> ops.add(f32(2, 3), f64(2, 3)));
        rejects(ops -> ops.add(bool(2), bool(2)));
        rejects(ops -> ops.multiply(f32(0), f32(2)));
        rejects(ops -> ops.negate(u8(3)));
        rejects(ops -> ops.negate(bool(3)));
        rejects(ops -> ops.sqrt(i32(3)));
        rejects(ops -> ops.divide(i32(3), i32(3)));
        rejects(ops -> ops.divide(f32(3), i32(3)));
        rejects(ops -> ops.power(i32(3), i32(3)));
        rejects(ops -> ops.less(bool(3), bool(3)));
        rejects(ops -> ops.equal(f32(3), i32(3)));
        rejects(ops -> ops.logicalAnd(bool(3), f32(3)));
        rejects(ops -> ops.logicalNot(i32()));
        rejects(ops -> ops.where(f32(3), f32(3), f32(3)));
        rejects(ops -> ops.where(bool(3), f32(3), f64(3)));
        rejects(ops -> ops.where(bool(2), f32(3), f32(3)));
        rejects(ops -> ops.clip(f32(3), f64(), f32()));
        rejects(ops -> ops.clip(f32(3), f32(2), f32()));
        rejects(ops -> ops.isNan(i32(2)));
    }

    private void reductions() {
        rejects(ops -> ops.sum(f32(2, 3), List.of(2), false));
        rejects(ops -> ops.sum(f32(2, 3), List.of(0, 0), false));
        rejects(ops -> ops.sum(f32(), List.of(0), false));
        rejects(ops -> ops.sum(bool(2), List.of(0), false));
        rejects(ops -> ops.mean(i32(2), List.of(0), false));
        rejects(ops -> ops.max(f32(0, 3), List.of(0), false));
        rejects(ops -> ops.logSumExp(f32(0, 3), List.of(0), false));
        rejects(ops -> ops.argMax(f32(0), 0));
        rejects(ops -> ops.argMin(f32(2), -1));
        rejects(ops -> ops.any(f32(2), List.of(0), false));
        rejects(ops -> ops.cumSum(f32(2), 1));
        rejects(ops -> ops.sort(bool(2), 0, false));
        rejects(ops -> ops.topKIndices(f32(3), 4));
        rejects(ops -> ops.topKIndices(f32(), 0));
    }

    private void shapes() {
        rejects(ops -> ops.reshape(f32(2, 3), Shape.of(4)));
        rejects(ops -> ops.reshape(f32(2, 3), Shape.of(-1, 3)));
        rejects(ops -> ops.broadcastTo(f32(2, 3), Shape.of(3, 3)));
        rejects(ops -> ops.broadcastTo(f32(2, 3), Shape.of(3)));
        rejects(ops -> ops.permute(f32(2, 3), List.of(0)));
        rejects(ops -> ops.permute(f32(2, 3), List.of(0, 0)));
        rejects(ops -> ops.flip(f32(2, 3), List.of(2)));
        rejects(ops -> ops.pad(f32(2, 3), List.of(1L), List.of(1L), 0));
        rejects(ops -> ops.pad(f32(2), List.of(-1L), List.of(1L), 0));
        rejects(ops -> ops.concat(List.of(), 0));
        rejects(ops -> ops.concat(List.of(f32(2, 3), f32(2, 4)), 0));
        rejects(ops -> ops.concat(List.of(f32(2), f64(2)), 0));
        rejects(ops -> ops.concat(List.of(f32(), f32()), 0));
        rejects(ops -> ops.stack(List.of(f32(2), f32(3)), 0));
        rejects(ops -> ops.stack(List.of(f32(2)), 2));
        rejects(ops -> ops.slice(f32(4), new SliceSpec(List.of(2L), List.of(3L), List.of(1L))));
        rejects(ops -> ops.slice(f32(4), new SliceSpec(List.of(0L), List.of(2L), List.of(0L))));
        rejects(ops -> ops.part(f32(4), 0, 3, 0));
        rejects(ops -> ops.part(f32(4), 0, 2, 2));
        rejects(ops -> ops.tile(f32(4), List.of(1L, 2L)));
        rejects(ops -> ops.tile(f32(4), List.of(-1L)));
        rejects(ops -> ops.repeat(f32(4), -1, 0));
        rejects(ops -> ops.roll(f32(4), 1, 1));
        rejects(ops -> ops.upperTriangle(f32(4), 0));
        rejects(ops -> Shape.of(1 << 20, 1 << 20));
    }

    private void indices() {
        rejects(ops -> ops.gather(f32(3), f32(2), 0));
        rejects(ops -> ops.gather(f32(3), i32(2), 1));
        rejects(ops -> ops.gatherNd(f32(3), i32(2, 2)));
        rejects(ops -> ops.gatherNd(f32(3), i32()));
        rejects(ops -> ops.takeAlongAxis(f32(3, 2), i32(2, 3), 0));
        rejects(ops -> ops.takeAlongAxis(f32(3, 2), i32(2), 0));
        rejects(ops -> ops.scatterNd(i32(2, 1), f32(3), Shape.of(4)));
        rejects(ops -> ops.scatterNd(i32(2, 1), bool(2), Shape.of(4)));
        rejects(ops -> ops.scatterAlongAxis(i32(2), f32(3), 0, Shape.of(4)));
        rejects(ops -> ops.oneHot(f32(3), 2, DType.FLOAT32));
        rejects(ops -> ops.oneHot(i32(3), -1, DType.FLOAT32));
        rejects(ops -> ops.embedding(f32(3), i32(2)));
        rejects(ops -> ops.embedding(f32(3, 2), f32(2)));
    }

    private void matrices() {
        rejects(ops -> ops.matmul(f32(2, 3), f32(2, 3)));
        rejects(ops -> ops.matmul(f32(3), f32(3, 2)));
        rejects(ops -> ops.matmul(u8(2, 2), u8(2, 2)));
        rejects(ops -> ops.matmul(f32(2, 2, 2), f32(3, 2, 2)));
        rejects(ops -> ops.matmul(f32(2, 2), f64(2, 2)));
        rejects(ops -> ops.einsum("ij,jk", List.of(f32(2, 3), f32(3, 2))));
        rejects(ops -> ops.einsum("i.,jk->ik", List.of(f32(2, 3), f32(3, 2))));
        rejects(ops -> ops.einsum("ii->i", List.of(f32(2, 2))));
        rejects(ops -> ops.einsum("ij->k", List.of(f32(2, 2))));
        rejects(ops -> ops.einsum("ij,jk->ik", List.of(f32(2, 3))));
        rejects(ops -> ops.einsum("ij,jk->ik", List.of(f32(2, 3), f32(4, 2))));
        rejects(ops -> ops.einsum("ij->i", List.of(f32(2))));
        rejects(ops -> ops.inverse(f32(2, 3)));
        rejects(ops -> ops.inverse(i32(2, 2)));
        rejects(ops -> ops.cholesky(f32(2)));
        rejects(ops -> ops.solve(f32(2, 2), f32(2)));
        rejects(ops -> ops.triangularSolve(f32(2, 2), f32(3, 1), true, false));
        rejects(ops -> ops.transpose(f32(2)));
        rejects(ops -> ops.dot(f32(2), f32(3)));
        rejects(ops -> ops.dot(f32(2, 1), f32(2)));
        rejects(ops -> ops.outer(f32(2, 1), f32(2)));
        rejects(ops -> ops.eyeLike(f32(), -1));
    }

    private void layers() {
        rejects(ops -> ops.relu(i32(3)));
        rejects(ops -> ops.prelu(f32(2, 3), f32(2)));
        rejects(ops -> ops.softmax(f32(2, 3), 2));
        rejects(ops -> ops.softmax(i32(2, 3), 1));
        rejects(ops -> ops.softmaxCrossEntropy(f32(2), f32(2, 3)));
        rejects(ops -> ops.softmaxCrossEntropy(f64(2, 3), f32(2, 3)));
        rejects(ops -> ops.softmaxCrossEntropy(f32(), f32()));
        rejects(ops -> ops.sparseSoftmaxCrossEntropy(f32(2), f32(2, 3)));
        rejects(ops -> ops.sparseSoftmaxCrossEntropy(i32(3), f32(2, 3)));
        rejects(ops -> ops.sigmoidCrossEntropy(f32(2), f32(3)));
        rejects(ops -> ops.linear(f32(2, 3), f32(4, 5), f32(5)));
        rejects(ops -> ops.linear(f32(2, 3), f32(3, 5), f32(3)));
        rejects(ops -> ops.linear(f32(2, 3), f32(3), f32(3)));
        rejects(ops -> ops.lstm(f32(2, 3), f32(3, 8), f32(2, 8), f32(8), f32(2, 2), f32(2, 2)));
        rejects(ops -> ops.lstm(f32(2, 5, 3), f32(3, 6), f32(2, 8), f32(8), f32(2, 2), f32(2, 2)));
        rejects(ops -> ops.lstm(f32(2, 0, 3), f32(3, 8), f32(2, 8), f32(8), f32(2, 2), f32(2, 2)));
        rejects(ops -> ops.lstm(f32(2, 5, 3), f32(3, 8), f32(2, 8), f32(8), f32(2, 2), f32(1, 2)));
        rejects(ops -> ops.lstm(f32(2, 5, 3), f32(3, 8), f64(2, 8), f32(8), f32(2, 2), f32(2, 2)));
        rejects(ops -> ops.batchNorm(f32(2, 3), f32(2), f32(3), f32(3), f32(3), 1e-3));
        rejects(ops -> ops.layerNorm(f32(2, 3), f32(2), f32(2), 1e-3));
        rejects(ops -> ops.layerNorm(f32(2, 3), f32(3), f32(2), 1e-3));
        rejects(ops -> ops.groupNorm(f32(2, 3), f32(3), f32(3), 2, 1e-3));
        rejects(ops -> ops.groupNorm(f32(3), f32(3), f32(3), 1, 1e-3));
    }

    private void convolutions() {
        Conv2dSpec plain = Conv2dSpec.DEFAULT;
        rejects(ops -> ops.conv2d(f32(4, 4, 1), f32(3, 3, 1, 2), plain));
        rejects(ops -> ops.conv2d(f32(1, 4, 4, 2), f32(3, 3, 1, 2), plain));
        rejects(ops -> ops.conv2d(f32(1, 4, 4, 2), f32(3, 3, 1, 3), plain.withGroups(2)));
        rejects(ops -> ops.conv2d(f32(1, 2, 2, 1), f32(3, 3, 1, 2), plain));
        rejects(ops -> ops.conv2d(f32(1, 4, 4, 1), f32(3, 3, 1, 2), plain.withStride(0)));
        rejects(ops -> ops.conv2d(i32(1, 4, 4, 1), i32(3, 3, 1, 2), plain));
        rejects(ops -> ops.conv2d(f32(1, 4, 4, 1), f32(0, 3, 1, 2), plain));
        rejects(ops -> ops.conv2d(f32(1, 4, 4, 1), f32(3, 3, 1, 2), plain.withPadding(Padding.explicit(-1, 0, 0, 0))));
        rejects(ops -> ops.maxPool2d(f32(1, 4, 4, 1), Pool2dSpec.of(2).withPadding(Padding.explicit(0, 0, 0, -1))));
        rejects(ops -> ops.conv1d(f32(4, 4), f32(3, 1, 2), plain));
        rejects(ops -> ops.conv2dTranspose(f32(1, 4, 4, 2), f32(3, 3, 2, 1), plain));
        rejects(ops -> ops.conv2dTranspose(f32(1, 4, 4, 2), f32(3, 3, 1, 2), plain.withGroups(2)));
        rejects(ops -> ops.maxPool2d(f32(4, 4), Pool2dSpec.of(2)));
        rejects(ops -> ops.maxPool2d(f32(1, 4, 4, 1), Pool2dSpec.of(5)));
        rejects(ops -> ops.averagePool2d(f32(1, 4, 4, 1), Pool2dSpec.of(2).withStride(0)));
        rejects(ops -> ops.averagePool2d(f32(1, 4, 4, 1), Pool2dSpec.of(2).withPadding(Padding.explicit(2, 0, 0, 0))));
    }
}
