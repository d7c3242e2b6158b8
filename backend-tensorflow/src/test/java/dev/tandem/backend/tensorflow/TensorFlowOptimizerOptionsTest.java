package dev.tandem.backend.tensorflow;

import dev.tandem.contract.OptimizerOptionsContract;

class TensorFlowOptimizerOptionsTest extends OptimizerOptionsContract {
    TensorFlowOptimizerOptionsTest() {
        super("tensorflow");
    }
}
