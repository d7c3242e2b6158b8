package dev.tandem.backend.tensorflow;

import dev.tandem.contract.MaskedTrainingContract;

class TensorFlowMaskedTrainingTest extends MaskedTrainingContract {
    TensorFlowMaskedTrainingTest() {
        super("tensorflow");
    }
}
