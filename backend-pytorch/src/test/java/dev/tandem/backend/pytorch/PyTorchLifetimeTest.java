package dev.tandem.backend.pytorch;

import dev.tandem.contract.LifetimeContract;

class PyTorchLifetimeTest extends LifetimeContract {
    PyTorchLifetimeTest() {
        super("pytorch");
    }
}
