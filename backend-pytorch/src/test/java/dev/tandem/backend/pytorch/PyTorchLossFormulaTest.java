package dev.tandem.backend.pytorch;

import dev.tandem.contract.LossFormulaContract;

class PyTorchLossFormulaTest extends LossFormulaContract {
    PyTorchLossFormulaTest() {
        super("pytorch");
    }
}
