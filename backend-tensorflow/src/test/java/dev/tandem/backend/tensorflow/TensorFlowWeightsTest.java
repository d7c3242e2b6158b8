package dev.tandem.backend.tensorflow;

import dev.tandem.contract.WeightsContract;

class TensorFlowWeightsTest extends WeightsContract {
    TensorFlowWeightsTest() {
        super("tensorflow");
    }
}
