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
final class TorchScriptStep implements TrainingStep {
    private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
    private final PtSymbolBlock program;
    private final NDArray x;
    private final NDArray y;
    private NDList weights;

    TorchScriptStep(Workload workload, int threads) {
        JniUtils.setNumThreads(threads);
        x = array(workload.examples(), workload.batch(), workload.inputs(0));
        y = array(workload.labels(), workload.batch(), workload.classes());
        weights = new NDList();
        for (int layer = 0; layer < workload.layers(); layer++) {
            weights.add(array(workload.kernel(layer), workload.inputs(layer), workload.outputs(layer)));
            weights.add(manager.zeros(new Shape(workload.outputs(layer))));
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

    private static String source(Workload workload) {
        StringBuilder source = new StringBuilder();
        StringJoiner parameters = new StringJoiner(",\n      ");
        parameters.add("x: Tensor").add("y: Tensor");
        StringJoiner tracked = new StringJoiner(", ");
        StringJoiner results = new StringJoiner(", ").add("torch.detach(loss)");
        for (int i = 0; i < 2 * workload.layers(); i++) {
            parameters.add("p" + i + ": Tensor");
            tracked.add("v" + i);
            results.add("torch.sub(p" + i + ", unchecked_cast(Tensor, g[" + i + "]), alpha=" + Workload.LEARNING_RATE
                    + ")");
        }
        source.append("class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n")
                .append("  def forward(self: __torch__.Net,\n      ")
                .append(parameters)
                .append(") -> List[Tensor]:\n    torch.set_grad_enabled(True)\n");
        for (int i = 0; i < 2 * workload.layers(); i++) {
            source.append("    v%d = torch.requires_grad_(torch.detach(p%d), True)\n".formatted(i, i));
        }
        String hidden = "x";
        for (int layer = 0; layer < workload.layers(); layer++) {
            String product = "torch.addmm(v%d, %s, v%d)".formatted(2 * layer + 1, hidden, 2 * layer);
            hidden = "h" + layer;
            boolean last = layer == workload.layers() - 1;
            source.append("    %s = %s\n".formatted(hidden, last ? product : "torch.relu(" + product + ")"));
        }
        source.append("    loss = torch.cross_entropy_loss(%s, y, None, 1, -100, 0.)\n".formatted(hidden))
                .append("    g = torch.grad([loss], [" + tracked + "])\n")
                .append("    torch.set_grad_enabled(False)\n")
                .append("    return [" + results + "]\n");
        return source.toString();
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
    public float run() {
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
