package dev.tandem.backend.tensorflow;

import dev.tandem.contract.NullArgumentsContract;

class TensorFlowNullArgumentsTest extends NullArgumentsContract {
    TensorFlowNullArgumentsTest() {
        super("tensorflow");
    }
}
