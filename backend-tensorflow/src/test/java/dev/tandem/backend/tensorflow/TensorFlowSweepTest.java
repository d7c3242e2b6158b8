package dev.tandem.backend.tensorflow;

import dev.tandem.contract.SweepContract;

class TensorFlowSweepTest extends SweepContract {
    TensorFlowSweepTest() {
        super("tensorflow");
    }
}
