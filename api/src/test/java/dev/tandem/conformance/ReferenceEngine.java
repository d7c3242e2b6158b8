package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInfo;
import dev.tandem.engine.EngineSettings;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.gradient.GradientStep;
import dev.tandem.graph.Graph;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/** The oracle as an engine: the suite tested on itself, and a way to test what stands above the seam without native code. */
public final class ReferenceEngine implements Engine {
    /** Opens it. */
    public static final class Provider implements BackendProvider {
        @Override
        public String name() {
            return "reference";
        }

        @Override
        public Engine open(EngineSettings settings) {
            return new ReferenceEngine();
        }
    }

    private record Values(TensorData data) implements EngineTensor {
        @Override
        public TensorType type() {
            return data.type();
        }

        @Override
        public TensorData download() {
            return data;
        }

        @Override
        public void close() {
            // Nothing outside of the Java heap is held.
        }
    }

    private record Interpreted(Graph graph) implements Program {
        @Override
        public List<EngineTensor> run(List<EngineTensor> inputs) {
            List<TensorData> values =
                    inputs.stream().map(EngineTensor::download).toList();
            return Reference.evaluate(graph, values).stream()
                    .<EngineTensor>map(result -> new Values(result.toData()))
                    .toList();
        }

        @Override
        public void close() {
            // Nothing was compiled.
        }
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("Reference", "1", "plain Java", List.of(Device.CPU), Device.CPU, 1);
    }

    @Override
    public EngineTensor upload(TensorData data) {
        return new Values(data);
    }

    @Override
    public Program compile(Graph graph) {
        // What is left are gradients of what does not depend on their source: zeros.
        return new Interpreted(GradientExpansion.expand(graph, GradientPolicy.symbolic()));
    }

    /** No call: the oracle has no autograd. */
    @Override
    public int gradientOrder(GradientStep step) {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
