package dev.tandem.backend.tensorflow;

import dev.tandem.conformance.RandomProgramsSuite;
import dev.tandem.engine.BackendProvider;

class TensorFlowRandomProgramsTest extends RandomProgramsSuite {
    @Override
    protected BackendProvider provider() {
        return new TensorFlowBackendProvider();
    }
}
