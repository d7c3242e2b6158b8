package dev.tandem.backend.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Version;

import dev.tandem.engine.Device;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.internal.c_api.TFJ_RuntimeLibrary;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.DataType;

/**
 * TensorFlow's native library, loaded once a process and kept from writing to standard error.
 *
 * <p>The C++ log obeys {@code TF_CPP_MIN_LOG_LEVEL}, read from the environment when the library is loaded: unless the
 * user has set it, it is set to 3 (fatal errors only). Two lines of the first session ever run ignore it; that session
 * is run here, behind a {@link StandardErrorFilter}. On Windows neither is possible, and TensorFlow may log.
 */
final class TensorFlowRuntime {

    private static final String LOG_LEVEL = "TF_CPP_MIN_LOG_LEVEL";
    private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";
    private static final Pattern DEVICE = Pattern.compile("device:(CPU|GPU):(\\d+)$");

    /** The one library of this process; loaded under its own lock, by the first who asks. */
    private static final AtomicReference<TensorFlowRuntime> LOADED = new AtomicReference<>();

    private final String version;
    private final List<Device> devices;

    private final int threads;

    private TensorFlowRuntime(int threads) {
        this.threads = threads;
        // Read when JavaCPP is loaded. By default it allows the process some times the Java heap, tensors included, and
        // beyond that refuses to make so much as an operation's name; how much tensors may take is the user's to say.
        if (System.getProperty(MEMORY_LIMIT) == null) {
            System.setProperty(MEMORY_LIMIT, "0");
        }
        if (LibC.isAvailable()) {
            LibC libC = LibC.load();
            if (System.getenv(LOG_LEVEL) == null) {
                libC.setenv(LOG_LEVEL, "3", 0);
            }
            TFJ_RuntimeLibrary.load();
            List<Device> found = new ArrayList<>();
            new StandardErrorFilter(libC).run(() -> found.addAll(runFirstSession(threads)), TensorFlowRuntime::isNoise);
            devices = List.copyOf(found);
        } else {
            TFJ_RuntimeLibrary.load();
            devices = runFirstSession(threads);
        }
        version = TF_Version().getString();
    }

    /**
     * Loads the library, unless that has been done.
     *
     * @param threads how many threads a kernel may use. TensorFlow makes one pool a process for all sessions, when the
     *     first one is opened; a later call with another number therefore changes nothing, see {@link #threads()}
     * @throws UnsatisfiedLinkError if there is none for this platform on the class path, or it cannot be loaded
     */
    static TensorFlowRuntime load(int threads) {
        synchronized (LOADED) {
            if (LOADED.get() == null) {
                LOADED.set(new TensorFlowRuntime(threads));
            }
            return LOADED.get();
        }
    }

    /** The number of threads in force. */
    int threads() {
        return threads;
    }

    /** TensorFlow's version, such as {@code 2.18.0}. */
    String version() {
        return version;
    }

    /** The version of TensorFlow Java, as its jar says. */
    static String bindingVersion() {
        String path = "/META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";
        try (InputStream stream = TensorFlowRuntime.class.getResourceAsStream(path)) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            throw new UncheckedIOException("TensorFlow Java's jar cannot be read", e);
        }
    }

    /** The processor, then any graphics cards. */
    List<Device> devices() {
        return devices;
    }

    private static boolean isNoise(String line) {
        return line.contains("All log messages before absl::InitializeLog()")
                || line.contains("MLIR V1 optimization pass is not enabled");
    }

    private static List<Device> runFirstSession(int threads) {
        try (NativeGraph graph = new NativeGraph("")) {
            GraphValue one = graph.placeholder(DataType.DT_FLOAT, new long[0]);
            GraphValue two = graph.operation("Neg").input(one).build();
            try (NativeSession session = new NativeSession(
                            graph, List.of(one), List.of(two), new SessionSettings(threads, false, true));
                    NativeTensor zero =
                            NativeTensor.copyOf(DataType.DT_FLOAT, new long[0], ByteBuffer.allocate(Float.BYTES))) {
                session.run(List.of(zero)).forEach(NativeTensor::close);
                return devicesOf(session);
            }
        }
    }

    private static List<Device> devicesOf(NativeSession session) {
        TF_Status status = TF_NewStatus();
        try {
            TF_DeviceList list = TF_SessionListDevices(session.handle(), status);
            Status.check(status);
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < TF_DeviceListCount(list); i++) {
                // Such as /job:localhost/replica:0/task:0/device:GPU:0.
                Matcher name = DEVICE.matcher(TF_DeviceListName(list, i, status).getString());
                if (name.find()) {
                    devices.add(new Device(Device.Kind.valueOf(name.group(1)), Integer.parseInt(name.group(2))));
                }
            }
            TF_DeleteDeviceList(list);
            return List.copyOf(devices);
        } finally {
            TF_DeleteStatus(status);
        }
    }
}
