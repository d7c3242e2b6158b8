package dev.tandem.backend.pytorch;

import dev.tandem.contract.SweepContract;

class PyTorchSweepTest extends SweepContract {
    PyTorchSweepTest() {
        super("pytorch");
    }
}
