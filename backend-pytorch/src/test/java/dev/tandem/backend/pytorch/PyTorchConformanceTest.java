package dev.tandem.backend.pytorch;

import dev.tandem.conformance.ConformanceSuite;
import dev.tandem.engine.BackendProvider;

class PyTorchConformanceTest extends ConformanceSuite {
    @Override
    protected BackendProvider provider() {
        return new PyTorchProvider();
    }
}
