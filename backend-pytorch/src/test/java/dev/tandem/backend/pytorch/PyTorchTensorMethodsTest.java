package dev.tandem.backend.pytorch;

import dev.tandem.contract.TensorMethodsContract;

class PyTorchTensorMethodsTest extends TensorMethodsContract {
    PyTorchTensorMethodsTest() {
        super("pytorch");
    }
}
