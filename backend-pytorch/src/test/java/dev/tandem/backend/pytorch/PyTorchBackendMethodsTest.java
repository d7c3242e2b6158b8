package dev.tandem.backend.pytorch;

import dev.tandem.contract.BackendMethodsContract;

class PyTorchBackendMethodsTest extends BackendMethodsContract {
    PyTorchBackendMethodsTest() {
        super("pytorch");
    }
}
