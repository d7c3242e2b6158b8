package dev.tandem.backend.tensorflow;

import dev.tandem.engine.Device;
import dev.tandem.engine.EngineSettings;
import dev.tandem.export.ExportFormat;
import dev.tandem.export.ExportedNetwork;
import dev.tandem.export.FormatWriter;
import dev.tandem.graph.Call;
import dev.tandem.io.AtomicFolder;
import dev.tandem.type.TensorType;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.tensorflow.proto.SavedModel;

/** Writes networks as SavedModels; TensorFlow itself makes the graph, so its native library is loaded then. */
public final class SavedModelWriter implements FormatWriter {
    private static final String FILE = "saved_model.pb";

    /** For {@link java.util.ServiceLoader}; loads no native code. */
    public SavedModelWriter() {}

    @Override
    public ExportFormat format() {
        return ExportFormat.SAVED_MODEL;
    }

    /** Nothing to check: TensorFlow's graphs are what programs are made of here, so there is no operation that they lack. */
    @Override
    public void require(Call call, List<TensorType> inputs) {}

    @Override
    public Translation translate(ExportedNetwork network) {
        int threads = new EngineSettings(Device.CPU, 0).effectiveThreads();
        TensorFlowRuntime runtime = TensorFlowBackendProvider.load(threads);
        SavedModel model = SavedGraph.of(network, runtime.version());
        return path -> AtomicFolder.at(path, FILE).write(folder -> {
            try (OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
                model.writeTo(out);
            }
        });
    }
}
