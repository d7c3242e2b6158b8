package dev.tandem.backend.pytorch;

import dev.tandem.contract.DeepGraphContract;

class PyTorchDeepGraphTest extends DeepGraphContract {
    PyTorchDeepGraphTest() {
        super("pytorch");
    }
}
