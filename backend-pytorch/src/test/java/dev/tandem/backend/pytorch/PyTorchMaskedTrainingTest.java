package dev.tandem.backend.pytorch;

import dev.tandem.contract.MaskedTrainingContract;

class PyTorchMaskedTrainingTest extends MaskedTrainingContract {
    PyTorchMaskedTrainingTest() {
        super("pytorch");
    }
}
