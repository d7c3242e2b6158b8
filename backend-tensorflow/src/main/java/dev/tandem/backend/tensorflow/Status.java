package dev.tandem.backend.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;

import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TF_Status;

/** Turns the status that every C function reports into an exception. */
final class Status {

    private Status() {}

    /** Throws what {@link Failures} makes of the message when the status is an error. */
    static void check(TF_Status status) {
        if (TF_GetCode(status) != 0) {
            BytePointer message = TF_Message(status);
            throw Failures.of(message == null ? "no message" : message.getString());
        }
    }
}
