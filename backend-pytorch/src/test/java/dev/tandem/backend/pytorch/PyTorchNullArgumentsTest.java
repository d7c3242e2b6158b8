package dev.tandem.backend.pytorch;

import dev.tandem.contract.NullArgumentsContract;

class PyTorchNullArgumentsTest extends NullArgumentsContract {
    PyTorchNullArgumentsTest() {
        super("pytorch");
    }
}
