package dev.tandem.backend.tensorflow;

import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInfo;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.gradient.GradientStep;
import dev.tandem.graph.Graph;
import dev.tandem.type.TensorData;

/** TensorFlow as an engine: every program is a graph of its own, run by a session of its own. */
final class TensorFlowEngine implements Engine {

    private final EngineInfo info;
    private final GraphCompiler compiler;

    TensorFlowEngine(TensorFlowRuntime runtime, Device device) {
        this.info = new EngineInfo(
                "TensorFlow",
                runtime.version(),
                "TensorFlow Java " + TensorFlowRuntime.bindingVersion(),
                runtime.devices(),
                device,
                runtime.threads());
        this.compiler = new GraphCompiler(device, runtime.threads());
    }

    @Override
    public EngineInfo info() {
        return info;
    }

    @Override
    public EngineTensor upload(TensorData data) {
        NativeTensor tensor = NativeTensor.written(
                TensorTypes.toTensorFlow(data.dtype()),
                data.shape().toArray(),
                Math.toIntExact(data.type().byteCount()),
                data::writeTo);
        return new TensorFlowTensor(data.type(), tensor);
    }

    @Override
    public Program compile(Graph graph) {
        return compiler.compile(graph);
    }

    @Override
    public int gradientOrder(GradientStep step) {
        return GradientOrders.of(step);
    }

    /** Nothing: tensors and programs free themselves, and TensorFlow's library stays for as long as the process. */
    @Override
    public void close() {
        // The library cannot be unloaded.
    }
}
