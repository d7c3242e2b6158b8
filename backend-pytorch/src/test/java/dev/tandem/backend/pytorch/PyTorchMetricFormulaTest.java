package dev.tandem.backend.pytorch;

import dev.tandem.contract.MetricFormulaContract;

class PyTorchMetricFormulaTest extends MetricFormulaContract {
    PyTorchMetricFormulaTest() {
        super("pytorch");
    }
}
