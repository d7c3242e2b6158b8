package dev.tandem.backend.tensorflow;

import dev.tandem.contract.StateDictContract;

class TensorFlowStateDictTest extends StateDictContract {
    TensorFlowStateDictTest() {
        super("tensorflow");
    }
}
