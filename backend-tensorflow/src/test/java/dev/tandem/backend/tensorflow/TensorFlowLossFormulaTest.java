package dev.tandem.backend.tensorflow;

import dev.tandem.contract.LossFormulaContract;

class TensorFlowLossFormulaTest extends LossFormulaContract {
    TensorFlowLossFormulaTest() {
        super("tensorflow");
    }
}
