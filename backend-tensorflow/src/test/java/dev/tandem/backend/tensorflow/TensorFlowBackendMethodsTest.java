package dev.tandem.backend.tensorflow;

import dev.tandem.contract.BackendMethodsContract;

class TensorFlowBackendMethodsTest extends BackendMethodsContract {
    TensorFlowBackendMethodsTest() {
        super("tensorflow");
    }
}
