package dev.tandem.backend.tensorflow;

import dev.tandem.contract.MetricContract;

class TensorFlowMetricTest extends MetricContract {
    TensorFlowMetricTest() {
        super("tensorflow");
    }
}
