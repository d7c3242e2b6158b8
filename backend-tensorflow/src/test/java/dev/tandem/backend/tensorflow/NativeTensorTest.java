package dev.tandem.backend.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.proto.DataType;

class NativeTensorTest {

    @BeforeAll
    static void load() {
        TensorFlowRuntime.load(1);
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryBitOfEveryDtype(DType dtype) {
        for (Shape shape : new Shape[] {Shape.scalar(), Shape.of(0), Shape.of(3, 0, 2), Shape.of(2, 3)}) {
            TensorType type = new TensorType(shape, dtype);
            double[] values = new double[(int) shape.elementCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i % 2;
            }
            TensorData data = TensorData.of(type, values);
            try (TensorFlowTensor tensor = new TensorFlowTensor(type, copyOf(data))) {
                assertThat(tensor.download()).isEqualTo(data);
                assertThat(tensor.tensor().dimensions()).isEqualTo(shape.toArray());
                assertThat(tensor.tensor().dataType()).isEqualTo(TensorTypes.toTensorFlow(dtype));
            }
        }
    }

    @Test
    void aCopyDoesNotFollowItsSource() {
        ByteBuffer source =
                ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()).putFloat(0, 1);
        try (NativeTensor tensor = NativeTensor.copyOf(DataType.DT_FLOAT, new long[0], source)) {
            source.putFloat(0, 2);
            ByteBuffer target = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
            tensor.copyTo(target);
            assertThat(target.getFloat(0)).isEqualTo(1);
        }
    }

    @Test
    void isClosedOnAnotherThreadThanItWasMadeOn() throws Exception {
        NativeTensor tensor = copyOf(TensorData.of(Shape.of(2), new float[] {1, 2}));
        Thread closing = new Thread(tensor::close);
        closing.start();
        closing.join();
        assertThatThrownBy(tensor::byteSize).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void livesOnUntilTheLastHolderLetsGo() {
        NativeTensor tensor = copyOf(TensorData.of(Shape.of(2), new float[] {1, 2}));
        tensor.acquire();
        tensor.close();
        tensor.close();
        assertThat(tensor.byteSize()).isEqualTo(8);
        tensor.release();
        assertThatThrownBy(tensor::acquire).isInstanceOf(IllegalStateException.class);
    }

    private static NativeTensor copyOf(TensorData data) {
        return NativeTensor.copyOf(
                TensorTypes.toTensorFlow(data.dtype()), data.shape().toArray(), data.bytes());
    }
}
