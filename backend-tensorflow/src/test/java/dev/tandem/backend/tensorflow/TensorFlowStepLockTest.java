package dev.tandem.backend.tensorflow;

import dev.tandem.contract.StepLockContract;

class TensorFlowStepLockTest extends StepLockContract {
    TensorFlowStepLockTest() {
        super("tensorflow");
    }
}
