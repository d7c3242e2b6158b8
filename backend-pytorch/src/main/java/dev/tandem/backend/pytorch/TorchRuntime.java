package dev.tandem.backend.pytorch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.TorchNative;
import dev.tandem.engine.Device;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * libtorch in this process, loaded once and without downloading anything.
 *
 * @param version libtorch's version
 * @param devices all that can be used
 * @param device the one that tensors are made on
 */
record TorchRuntime(String version, List<Device> devices, Device device) {
    /**
     * Loads the native libraries from the class path.
     *
     * @throws RuntimeException or an {@link Error} when there are none for this platform, or they cannot be loaded
     */
    static TorchRuntime load(Device device) {
        setDefault("ai.djl.offline", "true");
        // Without a logging provider SLF4J prints three lines of warning; DJL's log is not worth them.
        setDefault("slf4j.internal.verbosity", "ERROR");
        OpenMp.spinLittle();
        Malloc.keepFreed();
        String version = Engine.getEngine("PyTorch").getVersion();
        EngineLog.quiet();
        return new TorchRuntime(version, findDevices(), device);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Asks for a small tensor on one card after another: libtorch refuses the first that is not there. */
    private static List<Device> findDevices() {
        List<Device> found = new ArrayList<>(List.of(Device.CPU));
        while (true) {
            int card = found.size() - 1;
            try {
                TorchNative.deleteValue(TorchNative.copyToCuda(ByteBuffer.allocateDirect(0), new long[] {0}, 0, card));
                found.add(new Device(Device.Kind.GPU, card));
            } catch (EngineException e) {
                return List.copyOf(found);
            }
        }
    }

    /** Sets how many threads one operation may use, in the whole process. */
    void setThreads(int threads) {
        JniUtils.setNumThreads(threads);
    }

    int threads() {
        return JniUtils.getNumThreads();
    }

    /** libtorch takes for granted that true is 1; a buffer from elsewhere may hold any other byte. */
    private static ByteBuffer zerosAndOnes(ByteBuffer bytes) {
        ByteBuffer result = ByteBuffer.allocate(bytes.remaining());
        for (int i = 0; i < result.capacity(); i++) {
            result.put(i, (byte) (bytes.get(i) == 0 ? 0 : 1));
        }
        return result;
    }

    /** Copies values into memory that libtorch owns. */
    TorchTensor upload(TensorData data) {
        long[] shape = data.shape().toArray();
        int dataType = TorchType.of(data.dtype()).dataType;
        if (device.kind() == Device.Kind.CPU) {
            Consumer<ByteBuffer> writer =
                    data.dtype() == DType.BOOL ? memory -> memory.put(zerosAndOnes(data.bytes())) : data::writeTo;
            return new TorchTensor(TorchNative.writeToCpu(writer, shape, dataType), data.type());
        }
        ByteBuffer bytes = data.dtype() == DType.BOOL ? zerosAndOnes(data.bytes()) : data.bytes();
        return new TorchTensor(TorchNative.copyToCuda(bytes, shape, dataType, device.index()), data.type());
    }
}
