package dev.tandem.backend.tensorflow;

import dev.tandem.contract.NetworkContract;

class TensorFlowNetworkTest extends NetworkContract {
    TensorFlowNetworkTest() {
        super("tensorflow");
    }
}
