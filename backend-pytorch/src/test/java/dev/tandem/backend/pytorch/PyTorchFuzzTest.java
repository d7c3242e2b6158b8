package dev.tandem.backend.pytorch;

import dev.tandem.conformance.FuzzSuite;
import dev.tandem.engine.BackendProvider;

class PyTorchFuzzTest extends FuzzSuite {
    @Override
    protected BackendProvider provider() {
        return new PyTorchProvider();
    }
}
