package dev.tandem.lessons.export;

import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/** A SavedModel in TensorFlow Java. */
final class SavedModelFolder implements ExportedFile {
    private static final Map<DType, Class<? extends TType>> TYPES = Map.of(
            DType.FLOAT32, TFloat32.class,
            DType.FLOAT64, TFloat64.class,
            DType.INT32, TInt32.class,
            DType.INT64, TInt64.class,
            DType.BOOL, TBool.class);

    private final SavedModelBundle bundle;

    SavedModelFolder(Path folder) {
        bundle = SavedModelBundle.load(folder.toString(), SavedModelBundle.DEFAULT_TAG);
    }

    @Override
    public List<TensorData> run(Map<String, TensorData> inputs, List<String> outputs) {
        Map<String, Tensor> arguments = new LinkedHashMap<>();
        try {
            inputs.forEach((name, data) -> arguments.put(name, upload(data)));
            try (Result result = bundle.function("serving_default").call(arguments)) {
                List<TensorData> values = new ArrayList<>();
                for (String output : outputs) {
                    values.add(read(result.get(output).orElseThrow()));
                }
                return values;
            }
        } finally {
            arguments.values().forEach(Tensor::close);
        }
    }

    private static Tensor upload(TensorData data) {
        return Tensor.of(
                TYPES.get(data.dtype()),
                Shape.of(data.shape().toArray()),
                DataBuffers.of(ExportedFile.bytes(data), true, false));
    }

    private static TensorData read(Tensor tensor) {
        ByteDataBuffer buffer = tensor.asRawTensor().data();
        byte[] bytes = new byte[Math.toIntExact(buffer.size())];
        buffer.read(bytes);
        DType dtype = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().isInstance(tensor))
                .findFirst()
                .orElseThrow()
                .getKey();
        dev.tandem.type.Shape shape = dev.tandem.type.Shape.of(tensor.shape().asArray());
        return ExportedFile.copy(new TensorType(shape, dtype), ByteBuffer.wrap(bytes));
    }

    @Override
    public void close() {
        bundle.close();
    }
}
