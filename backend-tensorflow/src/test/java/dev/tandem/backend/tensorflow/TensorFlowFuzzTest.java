package dev.tandem.backend.tensorflow;

import dev.tandem.conformance.FuzzSuite;
import dev.tandem.engine.BackendProvider;

class TensorFlowFuzzTest extends FuzzSuite {
    @Override
    protected BackendProvider provider() {
        return new TensorFlowBackendProvider();
    }
}
