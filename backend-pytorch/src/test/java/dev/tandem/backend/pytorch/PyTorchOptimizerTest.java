package dev.tandem.backend.pytorch;

import dev.tandem.contract.OptimizerContract;

class PyTorchOptimizerTest extends OptimizerContract {
    PyTorchOptimizerTest() {
        super("pytorch");
    }
}
