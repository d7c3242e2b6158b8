package dev.tandem.backend.tensorflow;

import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** A compiled graph: a session with fixed feeds and fetches, and the types of what it gives. */
final class TensorFlowProgram implements Program {

    private final NativeSession session;
    private final List<TensorType> outputs;

    TensorFlowProgram(NativeSession session, List<TensorType> outputs) {
        this.session = session;
        this.outputs = outputs;
    }

    @Override
    public List<EngineTensor> run(List<EngineTensor> inputs) {
        if (outputs.isEmpty()) {
            // Nothing to compute, which TensorFlow refuses to do.
            return List.of();
        }
        List<NativeTensor> fed = new ArrayList<>(inputs.size());
        for (EngineTensor input : inputs) {
            fed.add(((TensorFlowTensor) input).tensor());
        }
        List<NativeTensor> fetched = session.run(fed);
        List<EngineTensor> results = new ArrayList<>(fetched.size());
        for (int i = 0; i < fetched.size(); i++) {
            results.add(new TensorFlowTensor(outputs.get(i), fetched.get(i)));
        }
        return results;
    }

    @Override
    public void close() {
        session.close();
    }
}
