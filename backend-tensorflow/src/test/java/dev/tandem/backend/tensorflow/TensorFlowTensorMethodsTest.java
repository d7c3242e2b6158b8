package dev.tandem.backend.tensorflow;

import dev.tandem.contract.TensorMethodsContract;

class TensorFlowTensorMethodsTest extends TensorMethodsContract {
    TensorFlowTensorMethodsTest() {
        super("tensorflow");
    }
}
