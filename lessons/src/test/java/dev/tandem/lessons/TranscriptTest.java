package dev.tandem.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compare.Tolerance;
import dev.tandem.config.TandemConfig;
import dev.tandem.lessons.course.Course;
import dev.tandem.lessons.figure.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a lesson says and shows is kept, item by item, on both engines. */
class TranscriptTest {
    @Test
    void keepsWhatWasSaidAndShownInItsOrder() {
        Transcript transcript = new Transcript();
        Table table = Table.of("Numbers", "n").row(1).build();

        transcript.section("Part one");
        transcript.say("A sentence.");
        transcript.show(table);

        assertThat(transcript.items())
                .containsExactly(
                        new Transcript.Section("Part one"),
                        new Transcript.Words("A sentence."),
                        new Transcript.Shown(table));
        assertThat(transcript.sections()).containsExactly("Part one");
        assertThat(transcript.figures()).containsExactly(table);
    }

    @Test
    void itemsOfTwoEnginesCorrespond() {
        TandemConfig config =
                TandemConfig.builder().overrides(Map.of("threads", "1")).load();
        LessonComparison compared = LessonComparison.freeRunning(
                Course.find("sequential").orElseThrow(), List.of("tensorflow", "pytorch"), config, Tolerance.BALANCED);

        List<Transcript.Item> first = compared.firstRun().transcript().items();
        List<Transcript.Item> second = compared.secondRun().transcript().items();
        assertThat(first).hasSameSizeAs(second).hasSizeGreaterThan(20);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameClassAs(first.get(i));
            if (first.get(i) instanceof Transcript.Shown shown) {
                assertThat(((Transcript.Shown) second.get(i)).figure().title())
                        .isEqualTo(shown.figure().title());
            }
        }
    }
}
