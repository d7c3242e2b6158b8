package dev.tandem.lessons.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An ONNX file in ONNX Runtime. */
final class OnnxFile implements ExportedFile {
    private static final Map<DType, OnnxJavaType> TYPES = Map.of(
            DType.FLOAT32, OnnxJavaType.FLOAT,
            DType.FLOAT64, OnnxJavaType.DOUBLE,
            DType.INT32, OnnxJavaType.INT32,
            DType.INT64, OnnxJavaType.INT64,
            DType.UINT8, OnnxJavaType.UINT8,
            DType.BOOL, OnnxJavaType.BOOL);

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxFile(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        }
    }

    @Override
    public List<TensorData> run(Map<String, TensorData> inputs, List<String> outputs) throws OrtException {
        Map<String, OnnxTensor> arguments = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, TensorData> input : inputs.entrySet()) {
                TensorData data = input.getValue();
                OnnxTensor tensor = OnnxTensor.createTensor(
                        environment, direct(data), data.shape().toArray(), TYPES.get(data.dtype()));
                arguments.put(input.getKey(), tensor);
            }
            try (OrtSession.Result result = session.run(arguments)) {
                List<TensorData> values = new ArrayList<>();
                for (String output : outputs) {
                    values.add(read((OnnxTensor) result.get(output).orElseThrow()));
                }
                return values;
            }
        } finally {
            arguments.values().forEach(OnnxTensor::close);
        }
    }

    /** The runtime takes buffers outside of the heap only. */
    private static ByteBuffer direct(TensorData data) {
        ByteBuffer bytes = data.bytes();
        return ByteBuffer.allocateDirect(bytes.remaining())
                .order(ByteOrder.nativeOrder())
                .put(bytes)
                .flip();
    }

    private static TensorData read(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        DType dtype = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == info.type)
                .findFirst()
                .orElseThrow()
                .getKey();
        return ExportedFile.copy(new TensorType(Shape.of(info.getShape()), dtype), tensor.getByteBuffer());
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
