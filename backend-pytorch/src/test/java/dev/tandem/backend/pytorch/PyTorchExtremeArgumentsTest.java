package dev.tandem.backend.pytorch;

import dev.tandem.contract.ExtremeArgumentsContract;

class PyTorchExtremeArgumentsTest extends ExtremeArgumentsContract {
    PyTorchExtremeArgumentsTest() {
        super("pytorch");
    }
}
