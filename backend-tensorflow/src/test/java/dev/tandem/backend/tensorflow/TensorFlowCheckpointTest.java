package dev.tandem.backend.tensorflow;

import dev.tandem.contract.CheckpointContract;

class TensorFlowCheckpointTest extends CheckpointContract {
    TensorFlowCheckpointTest() {
        super("tensorflow");
    }
}
