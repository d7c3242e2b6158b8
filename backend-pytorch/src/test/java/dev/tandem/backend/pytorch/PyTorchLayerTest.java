package dev.tandem.backend.pytorch;

import dev.tandem.contract.LayerContract;

class PyTorchLayerTest extends LayerContract {
    PyTorchLayerTest() {
        super("pytorch");
    }
}
