package dev.tandem.backend.pytorch;

import dev.tandem.contract.RecurrentContract;

class PyTorchRecurrentTest extends RecurrentContract {
    PyTorchRecurrentTest() {
        super("pytorch");
    }
}
