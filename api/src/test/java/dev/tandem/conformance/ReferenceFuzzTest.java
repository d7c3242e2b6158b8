package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;

/** The calls on the oracle itself: what stands above the seam throws nothing but typed errors. */
class ReferenceFuzzTest extends FuzzSuite {
    @Override
    protected BackendProvider provider() {
        return new ReferenceEngine.Provider();
    }
}
