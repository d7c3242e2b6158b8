package dev.tandem.backend.tensorflow;

import dev.tandem.contract.PaddedChannelsContract;

class TensorFlowPaddedChannelsTest extends PaddedChannelsContract {
    TensorFlowPaddedChannelsTest() {
        super("tensorflow");
    }
}
