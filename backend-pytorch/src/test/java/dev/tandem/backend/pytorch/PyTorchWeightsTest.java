package dev.tandem.backend.pytorch;

import dev.tandem.contract.WeightsContract;

class PyTorchWeightsTest extends WeightsContract {
    PyTorchWeightsTest() {
        super("pytorch");
    }
}
