package dev.tandem.backend.tensorflow;

import dev.tandem.contract.LayerContract;

class TensorFlowLayerTest extends LayerContract {
    TensorFlowLayerTest() {
        super("tensorflow");
    }
}
