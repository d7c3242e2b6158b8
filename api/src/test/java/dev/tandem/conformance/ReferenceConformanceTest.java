package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;

/** The suite on the oracle itself: what is left to go wrong is the rules of symbolic gradients, and the suite. */
class ReferenceConformanceTest extends ConformanceSuite {
    @Override
    protected BackendProvider provider() {
        return new ReferenceEngine.Provider();
    }
}
