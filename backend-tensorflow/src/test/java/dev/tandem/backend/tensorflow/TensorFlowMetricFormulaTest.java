package dev.tandem.backend.tensorflow;

import dev.tandem.contract.MetricFormulaContract;

class TensorFlowMetricFormulaTest extends MetricFormulaContract {
    TensorFlowMetricFormulaTest() {
        super("tensorflow");
    }
}
