package dev.tandem.lessons.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.tandem.lessons.bench.Workload.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The step as one would write it by hand for libtorch, through DJL: TorchScript, {@code torch.grad}, one call a step. */
final class TorchScriptStep implements TrainingProgram {
    private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
    private final PtSymbolBlock program;
    private final NDArray x;
    private final NDArray y;
    private NDList weights;

    TorchScriptStep(Workload workload, int threads) {
        JniUtils.setNumThreads(threads);
        long batch = workload.batch();
        x = array(
                workload.examples(workload.batch()),
                channelsFirst(workload.input().insert(0, batch)));
        y = array(workload.labels(), batch, workload.classes());
        weights = new NDList();
        dev.tandem.type.Shape image = workload.input();
        for (Place place : workload.places()) {
            if (place.block() instanceof Block.Flatten) {
                image = place.input();
            } else if (place.block() instanceof Block.Weighted) {
                weights.add(
                        place.block() instanceof Block.Dense ? denseKernel(place, image) : convolutionKernel(place));
                weights.add(manager.zeros(new Shape(place.outputs())));
                image = workload.input();
            }
        }
        try {
            program = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(archive(source(workload))), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NDArray array(float[] values, long... shape) {
        // An array made from a Java buffer does not own its memory; a copy does.
        try (NDArray borrowed = manager.create(values, new Shape(shape))) {
            return borrowed.duplicate();
        }
    }

    /** Images as libtorch has them; every workload's have one channel, so that the numbers lie in the same order. */
    private static long[] channelsFirst(dev.tandem.type.Shape shape) {
        return shape.rank() == 4
                ? new long[] {shape.size(0), shape.size(3), shape.size(1), shape.size(2)}
                : shape.toArray();
    }

    private NDArray convolutionKernel(Place place) {
        return array(place.kernel(), place.kernelShape().toArray())
                .transpose(3, 2, 0, 1)
                .duplicate();
    }

    /** With its rows in the order in which flattened images come here, channels first. */
    private NDArray denseKernel(Place place, dev.tandem.type.Shape image) {
        long[] shape = place.kernelShape().toArray();
        if (image.rank() != 3) {
            return array(place.kernel(), shape);
        }
        return array(place.kernel(), image.insert(3, place.outputs()).toArray())
                .transpose(2, 0, 1, 3)
                .reshape(shape)
                .duplicate();
    }

    private static String source(Workload workload) {
        StringBuilder forward = new StringBuilder();
        String hidden = "x";
        int count = 0;
        for (Place place : workload.places()) {
            String kernel = "v" + count;
            String bias = "v" + (count + 1);
            String expression = expression(place.block(), hidden, kernel, bias);
            if (place.block() instanceof Block.Weighted weighted) {
                expression = weighted.activated() ? "torch.relu(" + expression + ")" : expression;
                count += 2;
            }
            String result = "h" + forward.length();
            forward.append("    %s = %s\n".formatted(result, expression));
            hidden = result;
        }
        return around(forward, hidden, count);
    }

    private static String expression(Block block, String x, String kernel, String bias) {
        if (block instanceof Block.Dense) {
            return "torch.addmm(%s, %s, %s)".formatted(bias, x, kernel);
        }
        if (block instanceof Block.Convolution) {
            return "torch.conv2d(%s, %s, %s, [1, 1], [0, 0], [1, 1], 1)".formatted(x, kernel, bias);
        }
        return block instanceof Block.MaxPool pool
                ? "torch.max_pool2d(%s, [%2$d, %2$d], [%2$d, %2$d], [0, 0], [1, 1], False)".formatted(x, pool.size())
                : "torch.flatten(%s, 1, -1)".formatted(x);
    }

    /** The method around the forward pass: gradients of the loss, and the weights moved against them. */
    private static String around(StringBuilder forward, String logits, int count) {
        StringJoiner parameters = new StringJoiner(",\n      ");
        parameters.add("x: Tensor").add("y: Tensor");
        StringJoiner tracked = new StringJoiner(", ");
        StringJoiner results = new StringJoiner(", ").add("torch.detach(loss)");
        StringBuilder tracking = new StringBuilder();
        for (int i = 0; i < count; i++) {
            parameters.add("p" + i + ": Tensor");
            tracked.add("v" + i);
            tracking.append("    v%d = torch.requires_grad_(torch.detach(p%d), True)\n".formatted(i, i));
            results.add("torch.sub(p" + i + ", unchecked_cast(Tensor, g[" + i + "]), alpha=" + Workload.LEARNING_RATE
                    + ")");
        }
        return "class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + "  def forward(self: __torch__.Net,\n      "
                + parameters
                + ") -> List[Tensor]:\n    torch.set_grad_enabled(True)\n"
                + tracking
                + forward
                + "    loss = torch.cross_entropy_loss(%s, y, None, 1, -100, 0.)\n".formatted(logits)
                + "    g = torch.grad([loss], [" + tracked + "])\n"
                + "    torch.set_grad_enabled(False)\n"
                + "    return [" + results + "]\n";
    }

    /** The archive that libtorch loads: the source, and the pickled instance of its class. */
    private static byte[] archive(String source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "net/version", "3\n".getBytes(StandardCharsets.UTF_8));
            store(zip, "net/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.write(new byte[] {(byte) 0x80, 2});
            data.write("c__torch__\nNet\n".getBytes(StandardCharsets.UTF_8));
            data.write(new byte[] {')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
            data.write("training".getBytes(StandardCharsets.UTF_8));
            data.write(new byte[] {(byte) 0x88, 'u', 'b', '.'});
            store(zip, "net/data.pkl", data.toByteArray());
            store(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public double run() {
        NDList inputs = new NDList(x, y);
        inputs.addAll(weights);
        // Without the profiling executor, which a program of this size does better without; the switch is the thread's.
        JniUtils.setGraphExecutorOptimize(false);
        NDList results = IValueUtils.forward(program, inputs, true);
        weights.close();
        weights = results.subNDList(1);
        try (NDArray loss = results.get(0)) {
            return loss.getFloat();
        }
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
