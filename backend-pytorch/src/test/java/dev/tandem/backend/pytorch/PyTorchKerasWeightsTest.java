package dev.tandem.backend.pytorch;

import dev.tandem.contract.KerasWeightsContract;

class PyTorchKerasWeightsTest extends KerasWeightsContract {
    PyTorchKerasWeightsTest() {
        super("pytorch");
    }
}
