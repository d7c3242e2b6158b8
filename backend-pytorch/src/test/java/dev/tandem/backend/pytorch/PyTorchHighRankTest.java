package dev.tandem.backend.pytorch;

import dev.tandem.conformance.HighRankSuite;
import dev.tandem.engine.BackendProvider;

class PyTorchHighRankTest extends HighRankSuite {
    @Override
    protected BackendProvider provider() {
        return new PyTorchProvider();
    }
}
