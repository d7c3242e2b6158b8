package dev.tandem.backend.tensorflow;

import dev.tandem.contract.FunctionContract;

class TensorFlowFunctionTest extends FunctionContract {
    TensorFlowFunctionTest() {
        super("tensorflow");
    }
}
