package dev.tandem.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Which values go together: seeds, streams, positions, states and threads. */
class NeutralRandomStreamsTest {
    @Test
    void theSameSeedGivesTheSameValues() {
        assertThat(new NeutralRandom(7).uniform(1_000)).isEqualTo(new NeutralRandom(7).uniform(1_000));
        assertThat(new NeutralRandom(7).permutation(1_000)).isEqualTo(new NeutralRandom(7).permutation(1_000));
    }

    @Test
    void anotherSeedOrStreamGivesOtherValues() {
        double[] values = new NeutralRandom(7, 1).uniform(1_000);
        assertThat(shared(values, new NeutralRandom(8, 1).uniform(1_000))).isZero();
        assertThat(shared(values, new NeutralRandom(7, 2).uniform(1_000))).isZero();
        assertThat(shared(values, new NeutralRandom(1, 7).uniform(1_000))).isZero();
    }

    @Test
    void valuesDoNotDependOnHowTheCallsAreCut() {
        NeutralRandom cut = new NeutralRandom(7);
        double[] parts = DoubleStream.of(3, 1, 0, 4, 2)
                .flatMap(n -> DoubleStream.of(cut.normal((int) n)))
                .toArray();
        assertThat(parts).containsExactly(new NeutralRandom(7).normal(10));
    }

    @Test
    void everyKindOfValueTakesOnePosition() {
        NeutralRandom random = new NeutralRandom(7);
        random.uniform(1);
        random.uniformFloats(2);
        random.normal(4);
        random.truncatedNormal(8, 0, 1);
        random.integers(16, 0, 3);
        random.longs(32, 0, 3L << 61);
        random.bernoulli(64, 0.5);
        random.permutation(128);
        assertThat(random.state()).isEqualTo(new NeutralRandom.State(7, 0, 255));
    }

    @Test
    void goesOnFromASavedState() {
        NeutralRandom random = new NeutralRandom(7, 3);
        random.uniform(5);
        NeutralRandom.State saved = random.state();
        double[] expected = random.uniform(10);

        random.restore(saved);
        assertThat(random.uniform(10)).containsExactly(expected);
        assertThat(new NeutralRandom(saved).uniform(10)).containsExactly(expected);

        NeutralRandom other = new NeutralRandom(99);
        other.restore(saved);
        assertThat(other.uniform(10)).containsExactly(expected);
    }

    @Test
    void aChildDependsOnSeedStreamAndNameOnly() {
        NeutralRandom random = new NeutralRandom(42);
        assertThat(random.fork(7).state()).isEqualTo(new NeutralRandom.State(42, 1732980984081694018L, 0));
        assertThat(random.split("dense/größe").state())
                .isEqualTo(new NeutralRandom.State(42, -1242733890922734110L, 0));

        random.uniform(100);
        assertThat(random.fork(7).state())
                .isEqualTo(new NeutralRandom(42).fork(7).state());
        assertThat(random.state().position()).isEqualTo(100);
    }

    @Test
    void childrenNeverMeet() {
        NeutralRandom root = new NeutralRandom(42);
        Set<Long> streams = new HashSet<>(Set.of(0L));
        int made = 1;
        for (int i = -20; i <= 20; i++) {
            for (NeutralRandom parent : List.of(root, root.fork(1), root.split("1"), new NeutralRandom(42, 1))) {
                streams.add(parent.fork(i).state().stream());
                streams.add(parent.split(Integer.toString(i)).state().stream());
                made += 2;
            }
        }
        assertThat(streams).hasSize(made);
    }

    @Test
    void severalThreadsDrawEveryPositionOnce() throws Exception {
        int threads = 4;
        int calls = 500;
        NeutralRandom random = new NeutralRandom(7);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Double> drawn = new ArrayList<>();
        try {
            Callable<List<Double>> task = () -> {
                List<Double> mine = new ArrayList<>();
                for (int i = 0; i < calls; i++) {
                    DoubleStream.of(random.uniform(3)).forEach(mine::add);
                }
                return mine;
            };
            for (Future<List<Double>> done : executor.invokeAll(List.of(task, task, task, task))) {
                drawn.addAll(done.get());
            }
        } finally {
            executor.shutdownNow();
        }
        double[] expected = new NeutralRandom(7).uniform(threads * calls * 3);
        assertThat(drawn.stream().mapToDouble(Double::doubleValue).sorted().toArray())
                .containsExactly(DoubleStream.of(expected).sorted().toArray());
    }

    private static long shared(double[] left, double[] right) {
        Set<Double> values = new HashSet<>();
        DoubleStream.of(left).forEach(values::add);
        return DoubleStream.of(right).filter(values::contains).count();
    }
}
