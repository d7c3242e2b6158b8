package dev.tandem.export.onnx;

import dev.tandem.export.ExportFormat;
import dev.tandem.export.ExportedNetwork;
import dev.tandem.export.FormatWriter;
import dev.tandem.export.onnx.schema.Onnx.ModelProto;
import dev.tandem.graph.Call;
import dev.tandem.io.AtomicFile;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * Writes networks as ONNX: IR version 8, operator set 18.
 *
 * <p>What ONNX leaves open is the runtime's: where NaN stands in an order, and whether it wins a maximum. Nor need a runtime
 * have a kernel for every operator in float64: ONNX Runtime, on the processor, has none for convolutions, average pooling and
 * erf.
 */
public final class OnnxWriter implements FormatWriter {
    /** For {@link java.util.ServiceLoader}. */
    public OnnxWriter() {}

    @Override
    public ExportFormat format() {
        return ExportFormat.ONNX;
    }

    /** Tries it on a graph that is thrown away. */
    @Override
    public void require(Call call, List<TensorType> inputs) {
        OnnxGraph trial = new OnnxGraph();
        call.on(
                new OnnxOps(trial),
                inputs.stream().map(type -> new OnnxValue("x", type)).toList());
    }

    @Override
    public Translation translate(ExportedNetwork network) {
        ModelProto model = OnnxModel.of(network);
        return path -> AtomicFile.at(path).write(model::writeTo);
    }
}
