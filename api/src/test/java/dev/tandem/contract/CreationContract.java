package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The bounds of random draws, and what creation and the methods that are more than one operation refuse. */
public abstract class CreationContract extends OpenBackend {
    protected CreationContract(String name) {
        super(name);
    }

    @Test
    void refusesSequencesWithoutAnEnd() {
        assertThatThrownBy(() -> backend.arange(0, 1, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a step other than 0");
        assertThatThrownBy(() -> backend.linspace(0, 1, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("count is 0");
    }

    @Test
    void refusesABufferOfAnotherSize() {
        ByteBuffer bytes = TensorData.allocate(new TensorType(Shape.of(2), DType.INT32));
        assertThatThrownBy(() -> backend.tensor(bytes, DType.INT32, 3))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("expected 12 bytes");
    }

    @Test
    void refusesToSqueezeAnAxisOfTwo() {
        assertThatThrownBy(() -> backend.ones(1, 2, 1, 3).squeeze(1))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("axis 1 of float32[1, 2, 1, 3] has size 2");
    }

    @Test
    void refusesMoreThanThereIs() {
        assertThatThrownBy(() -> backend.ones(2).topK(3)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> backend.ones(6).split(4, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a number that divides its size 6");
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
