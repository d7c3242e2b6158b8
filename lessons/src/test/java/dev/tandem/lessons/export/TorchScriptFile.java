package dev.tandem.lessons.export;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A TorchScript module in DJL, by its own way of loading models. */
final class TorchScriptFile implements ExportedFile {
    private static final Map<DType, DataType> TYPES = Map.of(
            DType.FLOAT32, DataType.FLOAT32,
            DType.FLOAT64, DataType.FLOAT64,
            DType.INT32, DataType.INT32,
            DType.INT64, DataType.INT64,
            DType.UINT8, DataType.UINT8,
            DType.BOOL, DataType.BOOLEAN);

    private final Model model;

    TorchScriptFile(Path file) throws IOException, MalformedModelException {
        String name = file.getFileName().toString();
        model = Model.newInstance(name, "PyTorch");
        model.load(file.getParent(), name);
    }

    @Override
    public List<TensorData> run(Map<String, TensorData> inputs, List<String> outputs) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList arguments = new NDList();
            inputs.values()
                    .forEach(data -> arguments.add(manager.create(
                            data.bytes(),
                            new ai.djl.ndarray.types.Shape(data.shape().toArray()),
                            TYPES.get(data.dtype()))));
            NDList results = model.getBlock().forward(new ParameterStore(manager, false), arguments, false);
            return results.stream().map(TorchScriptFile::read).toList();
        }
    }

    private static TensorData read(NDArray array) {
        DType dtype = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == array.getDataType())
                .findFirst()
                .orElseThrow()
                .getKey();
        Shape shape = Shape.of(array.getShape().getShape());
        return ExportedFile.copy(new TensorType(shape, dtype), array.toByteBuffer());
    }

    @Override
    public void close() {
        model.close();
    }
}
