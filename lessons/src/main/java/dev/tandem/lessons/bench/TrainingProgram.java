package dev.tandem.lessons.bench;

/** Training, ready to be timed. */
interface TrainingProgram extends AutoCloseable {
    /** Trains for {@link Program#steps} steps and gives a loss, which the caller has then waited for. */
    double run();

    @Override
    void close();
}
