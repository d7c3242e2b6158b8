package dev.tandem.backend.tensorflow;

import dev.tandem.contract.ExtremeArgumentsContract;

class TensorFlowExtremeArgumentsTest extends ExtremeArgumentsContract {
    TensorFlowExtremeArgumentsTest() {
        super("tensorflow");
    }
}
