package dev.tandem.backend.tensorflow;

import dev.tandem.contract.OptimizerStateContract;

class TensorFlowOptimizerStateTest extends OptimizerStateContract {
    TensorFlowOptimizerStateTest() {
        super("tensorflow");
    }
}
