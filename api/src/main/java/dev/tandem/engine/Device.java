package dev.tandem.engine;

import dev.tandem.error.InvalidArgumentException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where tensors live and programs run.
 *
 * @param kind processor or graphics card
 * @param index from 0, among those of its kind
 */
public record Device(Kind kind, int index) {
    /** The kinds of device. */
    public enum Kind {
        /** The processor; there is one, 0. */
        CPU,
        /** A CUDA graphics card. */
        GPU
    }

    /** The processor. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /**
     * Reads {@code cpu}, {@code gpu} or {@code gpu:1}.
     *
     * @throws InvalidArgumentException if it is none of these
     */
    public static Device parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        if (text.matches("gpu(:\\d{1,3})?")) {
            return new Device(Kind.GPU, text.length() > 4 ? Integer.parseInt(text.substring(4)) : 0);
        }
        throw new InvalidArgumentException("unknown device '" + text + "'; expected 'cpu', 'gpu' or 'gpu:1'");
    }

    /**
     * Checks that an engine has this device.
     *
     * @param engine its name, for the error
     * @param found the devices that it has on this machine
     * @throws InvalidArgumentException if this is none of them
     */
    public void requireAmong(String engine, List<Device> found) {
        if (!found.contains(this)) {
            throw new InvalidArgumentException(
                    engine + " has no device '" + this + "' on this machine; expected one of "
                            + found.stream().map(Device::toString).collect(Collectors.joining(", ")));
        }
    }

    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "gpu:" + index;
    }
}
