package dev.tandem.backend.tensorflow;

import dev.tandem.contract.LifetimeContract;

class TensorFlowLifetimeTest extends LifetimeContract {
    TensorFlowLifetimeTest() {
        super("tensorflow");
    }
}
