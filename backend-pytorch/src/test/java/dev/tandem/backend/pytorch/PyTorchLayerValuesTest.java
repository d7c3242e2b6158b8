package dev.tandem.backend.pytorch;

import dev.tandem.contract.LayerValuesContract;

class PyTorchLayerValuesTest extends LayerValuesContract {
    PyTorchLayerValuesTest() {
        super("pytorch");
    }
}
