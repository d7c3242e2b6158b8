package dev.tandem.backend.tensorflow;

import dev.tandem.contract.CreationContract;

class TensorFlowCreationTest extends CreationContract {
    TensorFlowCreationTest() {
        super("tensorflow");
    }
}
