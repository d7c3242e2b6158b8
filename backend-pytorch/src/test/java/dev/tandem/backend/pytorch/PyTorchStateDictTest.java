package dev.tandem.backend.pytorch;

import dev.tandem.contract.StateDictContract;

class PyTorchStateDictTest extends StateDictContract {
    PyTorchStateDictTest() {
        super("pytorch");
    }
}
