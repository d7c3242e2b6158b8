package dev.tandem.backend.pytorch;

import dev.tandem.conformance.RandomProgramsSuite;
import dev.tandem.engine.BackendProvider;

class PyTorchRandomProgramsTest extends RandomProgramsSuite {
    @Override
    protected BackendProvider provider() {
        return new PyTorchProvider();
    }
}
