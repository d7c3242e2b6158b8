package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Tensors made of nothing, and the methods of a tensor that are more than one operation. */
public abstract class CreationContract extends OpenBackend {
    protected CreationContract(String name) {
        super(name);
    }

    @Test
    void constantsHaveTheBackendsDType() {
        assertThat(backend.zeros(2, 2).toDoubles()).containsExactly(0, 0, 0, 0);
        assertThat(backend.ones(3).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(backend.full(2.5, 1, 2).toDoubles()).containsExactly(2.5, 2.5);
        assertThat(backend.full(DType.INT64, 7, 2).toLongs()).containsExactly(7, 7);
        assertThat(backend.scalar(4).shape()).isEqualTo(Shape.scalar());
    }

    @Test
    void eyeIsTheIdentity() {
        assertThat(backend.eye(3).shape()).isEqualTo(Shape.of(3, 3));
        assertThat(backend.eye(3).toDoubles()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(backend.eye(0).shape()).isEqualTo(Shape.of(0, 0));
    }

    @Test
    void arangeStopsBeforeItsEnd() {
        assertThat(backend.arange(0, 1, 0.25).toDoubles()).containsExactly(0, 0.25, 0.5, 0.75);
        assertThat(backend.arange(3, 0, -1).toDoubles()).containsExactly(3, 2, 1);
        assertThat(backend.arange(1, 1, 1).shape()).isEqualTo(Shape.of(0));
        assertThat(backend.arange(4).dtype()).isEqualTo(DType.INT32);
        assertThat(backend.arange(4).toInts()).containsExactly(0, 1, 2, 3);
        assertThatThrownBy(() -> backend.arange(0, 1, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a step other than 0");
    }

    @Test
    void linspaceHoldsBothEnds() {
        assertThat(backend.linspace(-1, 1, 5).toDoubles()).containsExactly(-1, -0.5, 0, 0.5, 1);
        assertThat(backend.linspace(3, 9, 1).toDoubles()).containsExactly(3);
        assertThatThrownBy(() -> backend.linspace(0, 1, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("count is 0");
    }

    @Test
    void takesADirectBuffer() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        bytes.putInt(0, 5).putInt(4, -6);
        assertThat(backend.tensor(bytes, DType.INT32, 2).toInts()).containsExactly(5, -6);
        assertThatThrownBy(() -> backend.tensor(bytes, DType.INT32, 3)).isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void squeezeTakesOutAxesOfOne() {
        Tensor x = backend.ones(1, 2, 1, 3);
        assertThat(x.squeeze().shape()).isEqualTo(Shape.of(2, 3));
        assertThat(x.squeeze(0).shape()).isEqualTo(Shape.of(2, 1, 3));
        assertThat(x.squeeze(-2, 0).shape()).isEqualTo(Shape.of(2, 3));
        assertThatThrownBy(() -> x.squeeze(1))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("2");
    }

    @Test
    void expandDimsPutsOneIn() {
        assertThat(backend.ones(2, 3).expandDims(0).shape()).isEqualTo(Shape.of(1, 2, 3));
        assertThat(backend.ones(2, 3).expandDims(-1).shape()).isEqualTo(Shape.of(2, 3, 1));
    }

    @Test
    void topKGivesTheLargestInTheirOrder() {
        Tensor.TopK top = backend.tensor(new double[][] {{1, 9, 3}, {7, 5, 7}}).topK(2);
        assertThat(top.values().toDoubles()).containsExactly(9, 3, 7, 7);
        assertThat(top.indices().toInts()).containsExactly(1, 2, 0, 2);
        assertThatThrownBy(() -> backend.ones(2).topK(3)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void splitCutsIntoEqualOrGivenParts() {
        Tensor x = backend.arange(0, 6, 1);
        assertThat(x.split(3, 0)).extracting(part -> part.toDoubles()[0]).containsExactly(0.0, 2.0, 4.0);
        assertThat(x.split(new long[] {1, 5}, 0).get(1).toDoubles()).containsExactly(1, 2, 3, 4, 5);
        assertThatThrownBy(() -> x.split(4, 0)).isInstanceOf(dev.tandem.error.TandemException.class);
    }

    @Test
    void aNumberLeftOutOfReshapeIsWorkedOut() {
        assertThat(backend.ones(2, 6).reshape(-1, 4).shape()).isEqualTo(Shape.of(3, 4));
        assertThatThrownBy(() -> backend.ones(5).reshape(2, -1)).isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void randomDrawsKeepToTheirBounds() {
        double[] uniform = backend.random().uniform(Shape.of(1000), -2, 3).toDoubles();
        assertThat(DoubleStream.of(uniform)).allMatch(value -> value >= -2 && value < 3);
        double[] normal =
                backend.random().truncatedNormal(Shape.of(1000), 1, 0.5).toDoubles();
        assertThat(DoubleStream.of(normal)).allMatch(value -> Math.abs(value - 1) <= 1 + 1e-6);
        assertThat(backend.random().normal(Shape.of(2000), 0, 1).mean().item()).isEqualTo(0, within(0.15));
        assertThat(backend.random().permutation(50).toInts())
                .containsExactlyInAnyOrder(backend.arange(50).toInts());
    }
}
