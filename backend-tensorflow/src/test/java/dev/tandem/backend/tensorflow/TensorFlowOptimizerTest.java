package dev.tandem.backend.tensorflow;

import dev.tandem.contract.OptimizerContract;

class TensorFlowOptimizerTest extends OptimizerContract {
    TensorFlowOptimizerTest() {
        super("tensorflow");
    }
}
