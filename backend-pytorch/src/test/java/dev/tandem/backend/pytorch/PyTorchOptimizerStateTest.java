package dev.tandem.backend.pytorch;

import dev.tandem.contract.OptimizerStateContract;

class PyTorchOptimizerStateTest extends OptimizerStateContract {
    PyTorchOptimizerStateTest() {
        super("pytorch");
    }
}
