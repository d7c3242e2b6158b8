package dev.tandem.lessons.course;

import dev.tandem.backend.Backends;
import dev.tandem.compare.RunRecord;
import dev.tandem.compare.StepLock;
import dev.tandem.config.TandemConfig;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.LessonRunner;
import dev.tandem.lessons.Transcript;
import dev.tandem.lessons.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A lesson that was run: its record, and all that it showed. */
record Run(RunRecord record, Transcript transcript) {
    static final String DEFAULT_SEED = "42";

    /** A run depends on these alone, so that each is made once for all tests. */
    private record Key(String lesson, String backend, String dtype, String seed) {}

    private static final Map<Key, Run> DONE = new ConcurrentHashMap<>();

    static Run of(String lesson, String backend, String dtype) {
        return DONE.computeIfAbsent(new Key(lesson, backend, dtype, DEFAULT_SEED), Run::make);
    }

    /** A run that is made anew. */
    static Run afresh(String lesson, String backend, String dtype, String seed) {
        return make(new Key(lesson, backend, dtype, seed));
    }

    /** Every backend with each of the two floating dtypes. */
    static Stream<Arguments> everywhere() {
        return Backends.names().stream()
                .flatMap(backend -> Stream.of("float32", "float64").map(dtype -> Arguments.of(backend, dtype)));
    }

    /** A run of a lesson that is not one of the course. */
    static Run of(Lesson lesson, String backend, String dtype, String threads) {
        return make(lesson, backend, Map.of("dtype", dtype, "seed", DEFAULT_SEED, "threads", threads));
    }

    private static Run make(Key key) {
        return make(
                Course.find(key.lesson()).orElseThrow(),
                key.backend(),
                Map.of("dtype", key.dtype(), "seed", key.seed(), "threads", "1"));
    }

    private static Run make(Lesson lesson, String backend, Map<String, String> settings) {
        TandemConfig config = TandemConfig.builder().overrides(settings).load();
        LessonRun run = new LessonRunner(config).run(lesson, backend, StepLock.Member.FREE);
        return new Run(run.record(), run.transcript());
    }

    List<String> sections() {
        return transcript.sections();
    }

    List<String> words() {
        return transcript.words();
    }

    List<Figure> figures() {
        return transcript.figures();
    }

    /** The figures of one kind. */
    <F extends Figure> List<F> figures(Class<F> kind) {
        return figures().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Double> series(String name) {
        return record.series().get(name);
    }

    double value(String name) {
        return record.values().get(name);
    }

    double[] tensor(String name) {
        return record.tensors().get(name).toDoubles();
    }
}
