package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.function.EngineRuntime;
import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Graph;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorScope;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** An open engine, and the ways to have it compute. */
final class EngineUnderTest implements AutoCloseable {
    private final EngineRuntime runtime;

    private EngineUnderTest(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    static EngineUnderTest open(BackendProvider provider) {
        Engine engine = provider.open(new EngineSettings(Device.CPU, 1));
        return new EngineUnderTest(new EngineRuntime(provider.name(), engine, false));
    }

    /** Leaves to the engine whatever it says it can differentiate. */
    GradientPolicy nativeGradients() {
        return GradientPolicy.nativeWhere(runtime.engine()::gradientOrder);
    }

    /** The outputs of a graph, compiled. */
    List<TensorData> compiled(Graph graph, GradientPolicy policy, List<TensorData> inputs) {
        Graph lowered = GradientExpansion.expand(graph, policy);
        List<EngineTensor> open = new ArrayList<>();
        try (Program program = runtime.engine().compile(lowered)) {
            inputs.forEach(input -> open.add(runtime.engine().upload(input)));
            List<EngineTensor> outputs = program.run(List.copyOf(open));
            open.addAll(outputs);
            return outputs.stream().map(EngineTensor::download).toList();
        } finally {
            open.forEach(EngineTensor::close);
        }
    }

    /** The outputs of a graph without gradients, each operation run at once. */
    List<TensorData> eager(Graph graph, List<TensorData> inputs) {
        TensorScope scope = TensorScope.open();
        try {
            List<Tensor> tensors = inputs.stream().map(runtime::upload).toList();
            List<Tensor> outputs = graph.evaluate(runtime.eagerOps(), tensors, (targets, upstream, sources) -> {
                throw new IllegalArgumentException("eager operations are not differentiated");
            });
            return outputs.stream().map(Tensor::data).toList();
        } finally {
            scope.close();
        }
    }

    @Override
    public void close() {
        runtime.close();
    }
}
