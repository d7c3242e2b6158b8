package dev.tandem.backend.tensorflow;

import dev.tandem.contract.LayerValuesContract;

class TensorFlowLayerValuesTest extends LayerValuesContract {
    TensorFlowLayerValuesTest() {
        super("tensorflow");
    }
}
