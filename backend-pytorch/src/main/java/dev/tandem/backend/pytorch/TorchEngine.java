package dev.tandem.backend.pytorch;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInfo;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.gradient.GradientStep;
import dev.tandem.graph.Graph;
import dev.tandem.type.TensorData;

/** PyTorch: graphs run as TorchScript. */
final class TorchEngine implements Engine {
    private final TorchRuntime runtime;

    TorchEngine(TorchRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(
                "PyTorch",
                runtime.version(),
                "DJL " + ai.djl.engine.Engine.getDjlVersion(),
                runtime.devices(),
                runtime.device(),
                runtime.threads());
    }

    @Override
    public EngineTensor upload(TensorData data) {
        return runtime.upload(data);
    }

    @Override
    public Program compile(Graph graph) {
        return TorchProgram.of(ScriptCompiler.compile(graph), runtime);
    }

    @Override
    public int gradientOrder(GradientStep step) {
        if (step.call().name().equals("lstm") && TorchNnOps.isFused(step.inputs())) {
            return 1;
        }
        boolean ofImage = step.call().name().equals("conv2d") && step.through().contains(0);
        return ofImage && TorchImageOps.isFaulty(step.inputs().get(1)) ? 0 : ANY_ORDER;
    }

    /** libtorch stays loaded: a process cannot unload it. */
    @Override
    public void close() {}
}
