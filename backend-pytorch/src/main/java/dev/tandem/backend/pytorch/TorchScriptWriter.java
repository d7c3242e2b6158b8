package dev.tandem.backend.pytorch;

import dev.tandem.export.ExportFormat;
import dev.tandem.export.ExportedNetwork;
import dev.tandem.export.FormatWriter;
import dev.tandem.graph.Call;
import dev.tandem.io.AtomicFile;
import dev.tandem.type.TensorType;
import java.util.List;

/** Writes networks as TorchScript; needs no libtorch to do so. */
public final class TorchScriptWriter implements FormatWriter {
    /** For {@link java.util.ServiceLoader}. */
    public TorchScriptWriter() {}

    @Override
    public ExportFormat format() {
        return ExportFormat.TORCHSCRIPT;
    }

    /** Nothing to check: TorchScript is what programs are made of here, so there is no operation that it lacks. */
    @Override
    public void require(Call call, List<TensorType> inputs) {}

    @Override
    public Translation translate(ExportedNetwork network) {
        TorchModule module = TorchModule.of(network);
        return path -> AtomicFile.at(path)
                .write(out -> TorchScriptArchive.write(out, module.source(), module.tensors(), false));
    }
}
