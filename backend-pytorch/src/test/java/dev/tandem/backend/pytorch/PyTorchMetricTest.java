package dev.tandem.backend.pytorch;

import dev.tandem.contract.MetricContract;

class PyTorchMetricTest extends MetricContract {
    PyTorchMetricTest() {
        super("pytorch");
    }
}
