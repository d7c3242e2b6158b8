package dev.tandem.backend.tensorflow;

import dev.tandem.contract.RecurrentContract;

class TensorFlowRecurrentTest extends RecurrentContract {
    TensorFlowRecurrentTest() {
        super("tensorflow");
    }
}
