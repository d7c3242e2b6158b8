package dev.tandem.backend.tensorflow;

import dev.tandem.contract.ScheduleContract;

class TensorFlowScheduleTest extends ScheduleContract {
    TensorFlowScheduleTest() {
        super("tensorflow");
    }
}
