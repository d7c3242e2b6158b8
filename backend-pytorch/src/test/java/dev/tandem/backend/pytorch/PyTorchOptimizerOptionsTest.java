package dev.tandem.backend.pytorch;

import dev.tandem.contract.OptimizerOptionsContract;

class PyTorchOptimizerOptionsTest extends OptimizerOptionsContract {
    PyTorchOptimizerOptionsTest() {
        super("pytorch");
    }
}
