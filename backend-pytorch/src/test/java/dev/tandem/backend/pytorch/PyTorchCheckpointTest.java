package dev.tandem.backend.pytorch;

import dev.tandem.contract.CheckpointContract;

class PyTorchCheckpointTest extends CheckpointContract {
    PyTorchCheckpointTest() {
        super("pytorch");
    }
}
