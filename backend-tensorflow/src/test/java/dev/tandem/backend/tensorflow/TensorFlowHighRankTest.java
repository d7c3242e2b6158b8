package dev.tandem.backend.tensorflow;

import dev.tandem.conformance.HighRankSuite;
import dev.tandem.engine.BackendProvider;

class TensorFlowHighRankTest extends HighRankSuite {
    @Override
    protected BackendProvider provider() {
        return new TensorFlowBackendProvider();
    }
}
