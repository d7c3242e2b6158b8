package dev.tandem.backend.tensorflow;

import dev.tandem.contract.KerasWeightsContract;

class TensorFlowKerasWeightsTest extends KerasWeightsContract {
    TensorFlowKerasWeightsTest() {
        super("tensorflow");
    }
}
