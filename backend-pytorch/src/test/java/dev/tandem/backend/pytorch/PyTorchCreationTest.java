package dev.tandem.backend.pytorch;

import dev.tandem.contract.CreationContract;

class PyTorchCreationTest extends CreationContract {
    PyTorchCreationTest() {
        super("pytorch");
    }
}
