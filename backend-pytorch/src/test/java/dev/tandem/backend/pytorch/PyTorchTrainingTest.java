package dev.tandem.backend.pytorch;

import dev.tandem.contract.TrainingContract;

class PyTorchTrainingTest extends TrainingContract {
    PyTorchTrainingTest() {
        super("pytorch");
    }
}
