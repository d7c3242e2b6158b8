package dev.tandem.backend.pytorch;

import dev.tandem.contract.LossContract;

class PyTorchLossTest extends LossContract {
    PyTorchLossTest() {
        super("pytorch");
    }
}
