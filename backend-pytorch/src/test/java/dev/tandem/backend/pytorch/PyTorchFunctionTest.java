package dev.tandem.backend.pytorch;

import dev.tandem.contract.FunctionContract;

class PyTorchFunctionTest extends FunctionContract {
    PyTorchFunctionTest() {
        super("pytorch");
    }
}
