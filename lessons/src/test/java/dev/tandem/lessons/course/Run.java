package dev.tandem.lessons.course;

import dev.tandem.backend.Backends;
import dev.tandem.compare.RunRecord;
import dev.tandem.compare.StepLock;
import dev.tandem.config.TandemConfig;
import dev.tandem.lessons.Audience;
import dev.tandem.lessons.LessonRunner;
import dev.tandem.lessons.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A lesson that was run: its record, and all that it showed. */
record Run(RunRecord record, List<String> sections, List<String> words, List<Figure> figures) {
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

    private static Run make(Key key) {
        TandemConfig config = TandemConfig.builder()
                .overrides(Map.of("dtype", key.dtype(), "seed", key.seed(), "threads", "1"))
                .load();
        List<String> sections = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        Audience audience = new Audience() {
            @Override
            public void section(String title) {
                sections.add(title);
            }

            @Override
            public void say(String text) {
                words.add(text);
            }

            @Override
            public void show(Figure figure) {
                figures.add(figure);
            }
        };
        RunRecord record = new LessonRunner(config)
                .run(Course.find(key.lesson()).orElseThrow(), key.backend(), audience, StepLock.Member.FREE);
        return new Run(record, sections, words, figures);
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
