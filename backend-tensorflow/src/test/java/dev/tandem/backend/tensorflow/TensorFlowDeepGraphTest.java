package dev.tandem.backend.tensorflow;

import dev.tandem.contract.DeepGraphContract;

class TensorFlowDeepGraphTest extends DeepGraphContract {
    TensorFlowDeepGraphTest() {
        super("tensorflow");
    }
}
