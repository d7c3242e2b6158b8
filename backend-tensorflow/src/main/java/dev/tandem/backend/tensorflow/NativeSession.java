package dev.tandem.backend.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_CloseSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewBufferFromString;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionRun;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;

/**
 * A finished graph with fixed feeds and fetches, run through the C API with everything prepared beforehand.
 *
 * <p>{@link #run} may be called from several threads at once. {@link #close()} must not overlap a run.
 */
final class NativeSession implements AutoCloseable {

    private final TF_Session handle;
    private final TF_Buffer runOptions;
    private final OutputArray feeds;
    private final OutputArray fetches;
    private final Queue<CallFrame> idleFrames = new ConcurrentLinkedQueue<>();

    /**
     * Opens a session.
     *
     * @param graph complete: nothing may be added to it afterwards; it may be closed before the session
     * @param feeds what a run is given, in order
     * @param fetches what a run returns, in order
     */
    NativeSession(NativeGraph graph, List<GraphValue> feeds, List<GraphValue> fetches, SessionSettings settings) {
        this.handle = open(graph, settings);
        this.feeds = OutputArray.of(feeds);
        this.fetches = OutputArray.of(fetches);
        byte[] options = settings.runOptions();
        try (BytePointer bytes = new BytePointer(options)) {
            this.runOptions = TF_NewBufferFromString(bytes, options.length);
        }
    }

    /**
     * Runs the graph.
     *
     * @return new tensors, to be closed by the caller
     * @throws dev.tandem.error.EngineFailureException if a kernel reports an error
     */
    List<NativeTensor> run(List<NativeTensor> inputs) {
        if (inputs.size() != feeds.size()) {
            throw new IllegalArgumentException("given " + inputs.size() + " inputs, expected " + feeds.size());
        }
        CallFrame frame = idleFrames.poll();
        if (frame == null) {
            frame = new CallFrame(feeds.size(), fetches.size());
        }
        int held = 0;
        try {
            for (; held < inputs.size(); held++) {
                inputs.get(held).acquire();
                frame.setInput(held, inputs.get(held));
            }
            TF_SessionRun(
                    handle,
                    runOptions,
                    feeds.pointer(),
                    frame.inputs(),
                    feeds.size(),
                    fetches.pointer(),
                    frame.outputs(),
                    fetches.size(),
                    (PointerPointer<TF_Operation>) null,
                    0,
                    null,
                    frame.status());
            Status.check(frame.status());
            return frame.takeOutputs();
        } finally {
            while (held > 0) {
                inputs.get(--held).release();
            }
            idleFrames.add(frame);
        }
    }

    TF_Session handle() {
        return handle;
    }

    @Override
    public void close() {
        TF_Status status = TF_NewStatus();
        try {
            TF_CloseSession(handle, status);
            TF_DeleteSession(handle, status);
            Status.check(status);
        } finally {
            TF_DeleteStatus(status);
            TF_DeleteBuffer(runOptions);
            feeds.close();
            fetches.close();
            idleFrames.forEach(CallFrame::close);
        }
    }

    private static TF_Session open(NativeGraph graph, SessionSettings settings) {
        TF_Status status = TF_NewStatus();
        TF_SessionOptions options = TF_NewSessionOptions();
        byte[] config = settings.config();
        try (BytePointer bytes = new BytePointer(config)) {
            TF_SetConfig(options, bytes, config.length, status);
            Status.check(status);
            TF_Session session = TF_NewSession(graph.handle(), options, status);
            Status.check(status);
            return session;
        } finally {
            TF_DeleteSessionOptions(options);
            TF_DeleteStatus(status);
        }
    }
}
