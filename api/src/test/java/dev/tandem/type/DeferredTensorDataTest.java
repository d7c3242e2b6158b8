package dev.tandem.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.InvalidArgumentException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Values that are put together when they are looked at. */
class DeferredTensorDataTest {
    private static final TensorType TYPE = new TensorType(Shape.of(3), DType.INT32);

    private final AtomicInteger written = new AtomicInteger();
    private final TensorData data = TensorData.deferred(TYPE, target -> {
        written.incrementAndGet();
        target.putInt(5).putInt(-6).putInt(7);
    });

    @Test
    void areEqualToThoseInMemory() {
        TensorData ready = TensorData.of(new int[] {5, -6, 7});
        assertThat(data).isEqualTo(ready).hasSameHashCodeAs(ready).hasToString(ready.toString());
        assertThat(data.toInts()).containsExactly(5, -6, 7);
        assertThat(data.as(DType.FLOAT64)).isEqualTo(TensorData.of(new double[] {5, -6, 7}));
    }

    @Test
    void arePutTogetherOnceAndNotBeforeSomeoneLooks() {
        assertThat(data.type()).isEqualTo(TYPE);
        assertThat(written).hasValue(0);
        assertThat(data.getLong(1)).isEqualTo(-6);
        assertThat(data.bytes().remaining()).isEqualTo(12);
        assertThat(written).hasValue(1);
    }

    @Test
    void areWrittenStraightToWhereTheyAreWanted() {
        ByteBuffer target = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
        target.putInt(1);
        data.writeTo(target);
        assertThat(target.remaining()).isZero();
        assertThat(target.getInt(0)).isEqualTo(1);
        assertThat(target.getInt(8)).isEqualTo(-6);

        assertThat(data.getLong(0)).isEqualTo(5);
        target.position(4);
        data.writeTo(target);
        assertThat(target.remaining()).isZero();
        assertThat(written)
                .as("once straight, once into memory, then from there")
                .hasValue(2);
    }

    @Test
    void doNotFitIntoTooLittleRoom() {
        ByteBuffer target = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        assertThatThrownBy(() -> data.writeTo(target)).isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void needAWriterAndATypeThatCanBeHeld() {
        assertThatThrownBy(() -> TensorData.deferred(TYPE, null))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a writer; expected one that puts its bytes");
        TensorType large = new TensorType(Shape.of(1 << 30), DType.FLOAT32);
        assertThatThrownBy(() -> TensorData.deferred(large, target -> {}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at most 2147483647 bytes");
    }
}
