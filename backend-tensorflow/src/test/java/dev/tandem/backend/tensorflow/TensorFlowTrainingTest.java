package dev.tandem.backend.tensorflow;

import dev.tandem.contract.TrainingContract;

class TensorFlowTrainingTest extends TrainingContract {
    TensorFlowTrainingTest() {
        super("tensorflow");
    }
}
