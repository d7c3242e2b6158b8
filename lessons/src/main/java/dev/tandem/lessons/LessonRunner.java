package dev.tandem.lessons;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.compare.RunRecord;
import dev.tandem.compare.StepLock;
import dev.tandem.config.TandemConfig;
import dev.tandem.engine.EngineInfo;

/** Runs a lesson on one backend and keeps the record. */
public final class LessonRunner {
    private static final double NANOS_A_SECOND = 1e9;

    private final TandemConfig config;

    /**
     * A runner.
     *
     * @param config of the backends that it opens, but for their name
     */
    public LessonRunner(TandemConfig config) {
        this.config = config;
    }

    /**
     * Opens a backend, runs a lesson on it and closes it again. The time on the record is the lesson's own: opening the engine
     * is not in it.
     *
     * @param backendName as in {@link Backends#names()}
     * @param audience that is shown the lesson
     * @param lock that keeps step with another run, or {@link StepLock.Member#FREE}
     * @throws dev.tandem.error.BackendNotFoundException if the backend is absent or cannot be loaded
     * @throws LessonFailedException if the lesson ends in an error
     */
    public RunRecord run(Lesson lesson, String backendName, Audience audience, StepLock.Member lock) {
        try (Backend backend = Backends.create(backendName, config)) {
            RecordingReport report = new RecordingReport(audience, lock);
            long start = System.nanoTime();
            run(lesson, backend, report);
            double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
            return report.finish(backendName, describe(backend.info()), backend.dtype(), seconds);
        }
    }

    /** The same without anyone who watches: what it says and shows is kept, too. */
    public LessonRun run(Lesson lesson, String backendName, StepLock.Member lock) {
        Transcript transcript = new Transcript();
        return new LessonRun(run(lesson, backendName, transcript, lock), transcript);
    }

    private static void run(Lesson lesson, Backend backend, LessonReport report) {
        try {
            lesson.run(backend, report);
        } catch (RuntimeException e) {
            throw new LessonFailedException(lesson, backend.name(), e);
        }
    }

    /** An engine in words: {@code TensorFlow 2.18.0 (TensorFlow Java 1.1.0) on cpu, 2 threads}. */
    private static String describe(EngineInfo info) {
        return info.name() + " " + info.version() + " (" + info.binding() + ") on " + info.device() + ", "
                + info.threads() + (info.threads() == 1 ? " thread" : " threads");
    }
}
