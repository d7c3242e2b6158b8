package dev.tandem.backend.pytorch;

import dev.tandem.contract.ScheduleContract;

class PyTorchScheduleTest extends ScheduleContract {
    PyTorchScheduleTest() {
        super("pytorch");
    }
}
