package ai.djl.pytorch.jni;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The native calls that a TorchScript program costs, and no more.
 *
 * <p>DJL's own route to a module ({@code IValueUtils.forward}) sorts named arguments, registers every result with a
 * manager that holds it strongly, and forgets its argument handles when the program throws. Here a tensor is one
 * {@code IValue} handle from its birth to its end, so that a program takes the handles that it is given and hands back
 * handles that can go into the next program as they are: one native call for a program with one result.
 *
 * <p>The class stands in DJL's package because DJL keeps its native methods package-private. Handles are raw
 * addresses: whoever calls is responsible for using none that has been deleted.
 */
public final class TorchNative {
    private static final int STRIDED = 0;
    private static final int[] ON_CPU = {0, -1};

    private TorchNative() {}

    /** Parses and compiles a TorchScript archive; returns a module handle. */
    public static long loadModule(byte[] archive) {
        ByteArrayInputStream stream = new ByteArrayInputStream(archive);
        return PyTorchLibrary.LIB.moduleLoad(stream, ON_CPU, false, new byte[archive.length], archive.length);
    }

    /** Frees a module handle. */
    public static void deleteModule(long module) {
        PyTorchLibrary.LIB.torchDeleteModule(module);
    }

    /**
     * Runs {@code forward} with autograd available and returns the handle of its result.
     *
     * <p>The graph executor's optimiser is off: it profiles the first two runs and rewrites the program after them,
     * which costs a hundred times a run and may change the last bits from one run to the next. The switch belongs to
     * the thread, so it is set at each call (15 ns).
     */
    public static long run(long module, long[] arguments) {
        PyTorchLibrary.LIB.setGraphExecutorOptimize(false);
        return PyTorchLibrary.LIB.moduleRunMethod(module, "forward", arguments, true, false);
    }

    /** Splits a list value into new handles, one an element; the list itself stays to be deleted. */
    public static long[] elements(long list) {
        return PyTorchLibrary.LIB.iValueToIValueList(list);
    }

    /** Frees the handle of a value. */
    public static void deleteValue(long value) {
        PyTorchLibrary.LIB.torchDeleteIValue(value);
    }

    /**
     * Makes a tensor on the CPU that owns its memory.
     *
     * @param writer puts its elements into that memory; not called if there are none
     */
    public static long writeToCpu(Consumer<ByteBuffer> writer, long[] shape, int dataType) {
        long tensor = PyTorchLibrary.LIB.torchEmpty(shape, dataType, STRIDED, ON_CPU, false);
        try {
            if (LongStream.of(shape).noneMatch(size -> size == 0)) {
                writer.accept(PyTorchLibrary.LIB.torchDirectByteBuffer(tensor).order(ByteOrder.nativeOrder()));
            }
            return PyTorchLibrary.LIB.iValueFromTensor(tensor);
        } finally {
            PyTorchLibrary.LIB.torchDeleteTensor(tensor);
        }
    }

    /** Copies a buffer, from its first byte, into a new tensor on the given CUDA device; libtorch reads direct ones only. */
    public static long copyToCuda(ByteBuffer source, long[] shape, int dataType, int index) {
        int[] device = {1, index};
        ByteBuffer direct = source.isDirect()
                ? source
                : ByteBuffer.allocateDirect(source.remaining())
                        .put(source.duplicate())
                        .flip();
        long tensor = source.hasRemaining()
                ? PyTorchLibrary.LIB.torchFromBlob(direct, shape, dataType, STRIDED, device, false)
                : PyTorchLibrary.LIB.torchEmpty(shape, dataType, STRIDED, device, false);
        try {
            return PyTorchLibrary.LIB.iValueFromTensor(tensor);
        } finally {
            PyTorchLibrary.LIB.torchDeleteTensor(tensor);
        }
    }

    /** Copies a tensor, row by row, into a buffer that has room for exactly its bytes. */
    public static void copyOut(long value, int dataType, ByteBuffer target) {
        long tensor = PyTorchLibrary.LIB.iValueToTensor(value);
        try {
            if (PyTorchLibrary.LIB.torchDevice(tensor)[0] != 0) {
                tensor = replace(tensor, PyTorchLibrary.LIB.torchTo(tensor, dataType, ON_CPU));
            }
            if (!PyTorchLibrary.LIB.torchIsContiguous(tensor)) {
                tensor = replace(tensor, PyTorchLibrary.LIB.torchToContiguous(tensor));
            }
            ByteBuffer bytes = PyTorchLibrary.LIB.torchDirectByteBuffer(tensor).order(ByteOrder.nativeOrder());
            target.duplicate().put(bytes);
        } finally {
            PyTorchLibrary.LIB.torchDeleteTensor(tensor);
        }
    }

    private static long replace(long old, long next) {
        PyTorchLibrary.LIB.torchDeleteTensor(old);
        return next;
    }
}
