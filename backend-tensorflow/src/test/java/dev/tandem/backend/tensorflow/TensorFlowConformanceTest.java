package dev.tandem.backend.tensorflow;

import dev.tandem.conformance.ConformanceSuite;
import dev.tandem.engine.BackendProvider;

class TensorFlowConformanceTest extends ConformanceSuite {
    @Override
    protected BackendProvider provider() {
        return new TensorFlowBackendProvider();
    }
}
