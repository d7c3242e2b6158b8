package dev.tandem.backend.tensorflow;

import dev.tandem.contract.LossContract;

class TensorFlowLossTest extends LossContract {
    TensorFlowLossTest() {
        super("tensorflow");
    }
}
