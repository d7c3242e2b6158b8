package dev.tandem.engine;

import java.util.List;

/**
 * What an engine says of itself.
 *
 * @param name as people write it: {@code TensorFlow}
 * @param version of the native library
 * @param binding the Java library that it is reached through, with its version
 * @param devices all that the engine sees on this machine
 * @param device the one in use
 * @param threads in use for one operation
 */
public record EngineInfo(
        String name, String version, String binding, List<Device> devices, Device device, int threads) {}
