package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;

/** The random programs on the oracle itself: whether they can be run at all. */
class ReferenceRandomProgramsTest extends RandomProgramsSuite {
    @Override
    protected BackendProvider provider() {
        return new ReferenceEngine.Provider();
    }
}
