package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.SingularMatrixException;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The oracle, against numbers from tables and from NumPy's documentation: who else would check it? */
class ReferenceOpsTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private final ReferenceOps ops = new ReferenceOps();

    private static ReferenceTensor reals(double... values) {
        return ReferenceTensor.of(Samples.vector(DType.FLOAT64, values));
    }

    private static ReferenceTensor reals(Shape shape, double... values) {
        return ReferenceTensor.of(Samples.values(DType.FLOAT64, shape, values));
    }

    private static ReferenceTensor wholes(DType dtype, double... values) {
        return ReferenceTensor.of(Samples.vector(dtype, values));
    }

    private static ReferenceTensor longs(long... values) {
        return ReferenceTensor.of(TensorData.of(Shape.of(values.length), values));
    }

    private static void near(ReferenceTensor actual, double... expected) {
        assertThat(actual.count()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.real(i)).isCloseTo(expected[i], within(1e-15 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void erfIsThatOfTheTables() {
        near(
                ops.erf(reals(0, 0.5, 1, 2, 3.5, -1)),
                0,
                0.5204998778130465,
                0.8427007929497149,
                0.9953222650189527,
                0.9999992569016276,
                -0.8427007929497149);
        assertThat(ops.erf(reals(1e-10)).real(0)).isCloseTo(1.1283791670955126e-10, within(1e-25));
    }

    @Test
    void inverseHyperbolicFunctionsAreThoseOfTheTables() {
        near(ops.asinh(reals(1, -1, 1e-9, 1e10)), 0.881373587019543, -0.881373587019543, 1e-9, 23.7189981105004);
        near(ops.acosh(reals(1, 2, 1e10)), 0, 1.3169578969248168, 23.7189981105004);
        near(ops.atanh(reals(0.5, -0.5)), 0.5493061443340548, -0.5493061443340548);
    }

    @Test
    void halvesRoundToTheEvenNeighbour() {
        assertThat(ops.round(reals(-2.5, -0.5, 0.5, 1.5, 2.5)).toReals()).containsExactly(-2, -0.0, 0, 2, 2);
    }

    @Test
    void wholeNumbersWrapAround() {
        assertThat(ops.add(wholes(DType.UINT8, 255), wholes(DType.UINT8, 1)).whole(0))
                .isZero();
        assertThat(ops.add(wholes(DType.INT32, Integer.MAX_VALUE), wholes(DType.INT32, 1))
                        .whole(0))
                .isEqualTo(Integer.MIN_VALUE);
        assertThat(ops.multiply(longs(Long.MAX_VALUE), longs(2)).whole(0)).isEqualTo(-2);
        assertThat(ops.negate(wholes(DType.INT32, Integer.MIN_VALUE)).whole(0)).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void divisionGoesTowardsNegativeInfinity() {
        assertThat(ops.floorDivide(wholes(DType.INT32, 7, -7, 7, -7, 5), wholes(DType.INT32, 2, 2, -2, -2, 0))
                        .toReals())
                .containsExactly(3, -4, -4, 3, 0);
        assertThat(ops.mod(wholes(DType.INT32, 7, -7, 7, -7, 5), wholes(DType.INT32, 2, 2, -2, -2, 0))
                        .toReals())
                .containsExactly(1, 1, -1, -1, 0);
        assertThat(ops.mod(reals(5.5, -5.5, 5), reals(2, 2, -3)).toReals()).containsExactly(1.5, 0.5, -1);
    }

    @Test
    void castsSaturate() {
        assertThat(ops.cast(reals(NAN, 1e20, -1e20, 2.7, -2.7), DType.INT32).toReals())
                .containsExactly(0, Integer.MAX_VALUE, Integer.MIN_VALUE, 2, -2);
        assertThat(ops.cast(reals(300, -1, 254.9), DType.UINT8).toReals()).containsExactly(255, 0, 254);
        assertThat(ops.cast(wholes(DType.INT32, 300, -1), DType.UINT8).toReals())
                .containsExactly(44, 255);
        assertThat(ops.cast(reals(0, 0.1, NAN), DType.BOOL).toReals()).containsExactly(0, 1, 1);
    }

    @Test
    void nanIsTheLargestOfAll() {
        ReferenceTensor x = reals(1, NAN, INF, NAN, -INF);
        assertThat(ops.argSort(x, 0, false).toReals()).containsExactly(4, 0, 2, 1, 3);
        assertThat(ops.argSort(x, 0, true).toReals()).containsExactly(1, 3, 2, 0, 4);
        assertThat(ops.argMax(x, 0).whole(0)).isEqualTo(1);
        assertThat(ops.argMin(x, 0).whole(0)).isEqualTo(1);
        assertThat(ops.max(x, List.of(0), false).real(0)).isNaN();
        assertThat(ops.maximum(reals(1), reals(NAN)).real(0)).isNaN();
    }

    @Test
    void powersAreThoseOfC() {
        assertThat(ops.power(reals(1, NAN, -1, 0, -8), reals(NAN, 0, INF, 0, 1.0 / 3))
                        .toReals())
                .containsExactly(1, 1, 1, 1, NAN);
    }

    @Test
    void reductionsOfNothingHaveAValue() {
        ReferenceTensor nothing = reals(Shape.of(0, 2));
        assertThat(ops.sum(nothing, List.of(0), false).toReals()).containsExactly(0, 0);
        assertThat(ops.prod(nothing, List.of(0), false).toReals()).containsExactly(1, 1);
        assertThat(ops.mean(nothing, List.of(0), false).toReals()).containsExactly(NAN, NAN);
        assertThat(ops.sum(nothing, List.of(1), false).count()).isZero();
    }

    @Test
    void matricesAreThoseOfATextbook() {
        ReferenceTensor a = reals(Shape.of(2, 2), 1, 2, 3, 4);
        near(ops.matmul(a, a), 7, 10, 15, 22);
        near(ops.einsum("ij,jk->ki", List.of(a, a)), 7, 15, 10, 22);
        near(ops.inverse(a), -2, 1, 1.5, -0.5);
        near(ops.determinant(a), -2);
        near(ops.solve(a, reals(Shape.of(2, 1), 5, 11)), 1, 2);
        near(ops.cholesky(reals(Shape.of(2, 2), 4, 99, 2, 5)), 2, 0, 1, 2);
        near(ops.triangularSolve(a, reals(Shape.of(2, 1), 5, 8), false, false), 1, 2);
        near(ops.triangularSolve(a, reals(Shape.of(2, 1), 5, 8), false, true), 5, -0.5);
    }

    @Test
    void whatIsNotThereIsAnError() {
        assertThatThrownBy(() -> ops.gather(reals(1, 2), longs(2), 0)).isInstanceOf(IndexOutOfRangeException.class);
        assertThatThrownBy(() -> ops.inverse(reals(Shape.of(2, 2), 1, 2, 2, 4)))
                .isInstanceOf(SingularMatrixException.class);
        assertThatThrownBy(() -> ops.cholesky(reals(Shape.of(2, 2), 1, 2, 2, 1)))
                .isInstanceOf(SingularMatrixException.class);
    }

    @Test
    void aConvolutionSumsOverItsWindow() {
        ReferenceTensor image = reals(Shape.of(1, 3, 3, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        ReferenceTensor kernel = reals(Shape.of(2, 2, 1, 1), 1, 10, 100, 1000);
        near(ops.conv2d(image, kernel, Conv2dSpec.DEFAULT), 5421, 6532, 8754, 9865);
        near(
                ops.conv2d(
                        image,
                        kernel,
                        Conv2dSpec.DEFAULT.withPadding(Padding.SAME).withStride(2)),
                5421,
                603,
                87,
                9);
        ReferenceTensor stretched = ops.conv2dTranspose(reals(Shape.of(1, 1, 2, 1), 1, 2), kernel, Conv2dSpec.DEFAULT);
        near(stretched, 1, 12, 20, 100, 1200, 2000);
    }

    @Test
    void aPoolLooksInsideOfTheImageOnly() {
        ReferenceTensor image = reals(Shape.of(1, 3, 3, 1), -1, -2, -3, -4, -5, -6, -7, -8, -9);
        Pool2dSpec same = Pool2dSpec.of(2).withPadding(Padding.SAME);
        near(ops.maxPool2d(image, same), -1, -3, -7, -9);
        near(ops.averagePool2d(image, same), -3, -4.5, -7.5, -9);
    }

    @Test
    void softmaxDoesNotOverflow() {
        near(ops.softmax(reals(1000, 1000), 0), 0.5, 0.5);
        near(ops.logSumExp(reals(1000, 1000), List.of(0), false), 1000 + Math.log(2));
        assertThat(ops.logSumExp(reals(-INF, -INF), List.of(0), false).real(0)).isEqualTo(-INF);
    }
}
