package dev.tandem.backend.pytorch;

import dev.tandem.contract.NetworkContract;

class PyTorchNetworkTest extends NetworkContract {
    PyTorchNetworkTest() {
        super("pytorch");
    }
}
