package dev.tandem.backend.pytorch;

import dev.tandem.contract.PaddedChannelsContract;

class PyTorchPaddedChannelsTest extends PaddedChannelsContract {
    PyTorchPaddedChannelsTest() {
        super("pytorch");
    }
}
