package dev.tandem.lessons.bench;

/** A training step, ready to be timed. */
interface TrainingStep extends AutoCloseable {
    /** Runs one step and gives its loss, which the caller has then waited for. */
    float run();

    @Override
    void close();
}
