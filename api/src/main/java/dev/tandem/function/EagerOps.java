package dev.tandem.function;

import dev.tandem.graph.Call;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.graph.RecordingOps;
import dev.tandem.ops.SliceSpec;
import dev.tandem.ops.TypeOps;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every operation at once, as a graph of one node: the same compiler serves functions and single operations, and the
 * program of an operation is compiled once for each kind of input.
 */
final class EagerOps extends RecordingOps<Tensor> {
    /** What a program of one operation is known by. */
    private record Signature(Call call, List<TensorType> inputs) {}

    private final EngineRuntime runtime;
    private final TypeOps types = new TypeOps();

    EagerOps(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public TensorType typeOf(Tensor x) {
        return x.type();
    }

    @Override
    public Tensor constant(TensorData data) {
        return runtime.upload(data);
    }

    @Override
    protected Tensor record(Call call, List<Tensor> inputs) {
        List<SharedTensor> arguments = new ArrayList<>(inputs.size());
        List<TensorType> inputTypes = new ArrayList<>(inputs.size());
        try {
            for (Tensor input : inputs) {
                arguments.add(runtime.eager(input).acquire());
                inputTypes.add(input.type());
            }
            SharedProgram program =
                    runtime.program(new Signature(call, List.copyOf(inputTypes)), () -> graph(call, inputTypes));
            try {
                return new Tensor(
                        new EagerValue(runtime, runtime.run(program, arguments).get(0)));
            } finally {
                program.release();
            }
        } finally {
            arguments.forEach(SharedTensor::release);
        }
    }

    /**
     * The same part gathered by position: where it starts then goes in as a value, so that a loop over the rows of a tensor
     * compiles one program and not one a row.
     */
    @Override
    public Tensor slice(Tensor x, SliceSpec spec) {
        types.slice(x.type(), spec);
        Tensor part = x;
        for (int axis = 0; axis < x.rank(); axis++) {
            if (spec.sizes().get(axis) != x.size(axis)) {
                part = gather(part, positions(spec, axis), axis);
            }
        }
        return part == x ? reshape(x, x.shape()) : part;
    }

    private Tensor positions(SliceSpec spec, int axis) {
        long[] positions = new long[Math.toIntExact(spec.sizes().get(axis))];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = spec.starts().get(axis) + i * spec.steps().get(axis);
        }
        return constant(TensorData.of(Shape.of(positions.length), positions));
    }

    private Graph graph(Call call, List<TensorType> inputTypes) {
        call.on(types, inputTypes);
        GraphOps graph = new GraphOps();
        List<Node> inputs = inputTypes.stream().map(graph::input).toList();
        return graph.build(List.of(call.on(graph, inputs)));
    }
}
