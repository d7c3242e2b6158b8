package dev.tandem.backend.pytorch;

import dev.tandem.contract.StepLockContract;

class PyTorchStepLockTest extends StepLockContract {
    PyTorchStepLockTest() {
        super("pytorch");
    }
}
