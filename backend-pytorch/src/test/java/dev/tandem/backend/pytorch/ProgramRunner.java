package dev.tandem.backend.pytorch;

import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** Compiles and runs small graphs for tests. */
final class ProgramRunner {
    /** Writes a graph of the inputs. */
    interface Body {
        List<Node> outputs(GraphOps ops, List<Node> inputs);
    }

    private ProgramRunner() {}

    static Engine open() {
        return new PyTorchProvider().open(new EngineSettings(Device.CPU, 1));
    }

    static Program compile(Engine engine, Body body, TensorData... inputs) {
        GraphOps ops = new GraphOps();
        List<Node> nodes = new ArrayList<>();
        for (TensorData input : inputs) {
            nodes.add(ops.input(input.type()));
        }
        return engine.compile(ops.build(body.outputs(ops, nodes)));
    }

    static List<EngineTensor> upload(Engine engine, TensorData... inputs) {
        return List.of(inputs).stream().map(engine::upload).toList();
    }

    static List<TensorData> take(List<EngineTensor> tensors) {
        List<TensorData> values = tensors.stream().map(EngineTensor::download).toList();
        tensors.forEach(EngineTensor::close);
        return values;
    }

    static List<TensorData> run(Engine engine, Body body, TensorData... inputs) {
        List<EngineTensor> arguments = upload(engine, inputs);
        try (Program program = compile(engine, body, inputs)) {
            return take(program.run(arguments));
        } finally {
            arguments.forEach(EngineTensor::close);
        }
    }
}
