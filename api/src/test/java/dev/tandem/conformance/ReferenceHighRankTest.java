package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;

/** The cases on the oracle itself. */
class ReferenceHighRankTest extends HighRankSuite {
    @Override
    protected BackendProvider provider() {
        return new ReferenceEngine.Provider();
    }
}
