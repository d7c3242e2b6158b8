package dev.tandem.engine;

/**
 * How an engine is opened.
 *
 * @param device where tensors live and programs run
 * @param threads for one operation, 0 for as many as there are cores
 */
public record EngineSettings(Device device, int threads) {
    /** The number of threads meant: the cores of the machine where {@code threads} is 0. */
    public int effectiveThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
