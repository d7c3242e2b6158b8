package dev.tandem.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.SweepFailedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Sweep GRID =
            Sweep.grid("units", 8, 32).and("rate", 0.1, 1.0).seeds(3);

    private static Map<String, Double> product(Trial trial) {
        return Map.of(
                "product", trial.setting().integer("units") * trial.setting().number("rate") * trial.seed());
    }

    @Test
    void runsEverySettingWithEverySeedAndKeepsTheirOrder() {
        SweepTable table = GRID.threads(4).run(SweepTest::product);
        assertThat(table.rows()).extracting(SweepRow::trial).containsExactlyElementsOf(GRID.trials());
        assertThat(table.rows()).hasSize(12);
        assertThat(table.rows().get(4).trial().toString()).isEqualTo("units=8, rate=1.0, seed 2");
        assertThat(table.rows().get(4).measured()).containsExactly(Map.entry("product", 16.0));
        assertThat(table).isEqualTo(GRID.run(SweepTest::product));
    }

    @Test
    void givesMeanAndStandardDeviationOverTheSeeds() {
        SweepTable table = GRID.run(SweepTest::product);
        Setting setting = Setting.of("rate", 1.0).and("units", 32);
        Spread spread = table.spread(setting, "product");
        assertThat(table.values(setting, "product")).containsExactly(32, 64, 96);
        assertThat(spread.mean()).isEqualTo(64);
        assertThat(spread.standardDeviation()).isEqualTo(32);
        assertThat(spread.standardError()).isCloseTo(32 / Math.sqrt(3), within(1e-12));
        assertThat(table.lowest("product")).isEqualTo(Setting.of("units", 8).and("rate", 0.1));
        assertThat(table.toString()).contains("units=32, rate=1.0", "64.0000 ± 32");
    }

    @Test
    void aSingleSeedHasNoDeviation() {
        SweepTable table = Sweep.grid("units", 8).run(trial -> Map.of("loss", 2.0));
        assertThat(table.spread(Setting.of("units", 8), "loss")).isEqualTo(new Spread(2, Double.NaN, 1));
    }

    @Test
    void runsAsManyTrialsAtOnceAsThereAreThreads() {
        // Each waits for the two others: it would never end on fewer threads.
        CyclicBarrier together = new CyclicBarrier(3);
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Sweep.grid("units", 1, 2, 3).threads(3).run(trial -> {
            together.await();
            threads.add(Thread.currentThread().getName());
            return Map.of("loss", 0.0);
        });
        assertThat(threads).hasSize(3);
    }

    @Test
    void aTrialThatFailsEndsTheSweepAndIsNamed() {
        AtomicInteger begun = new AtomicInteger();
        Sweep sweep = Sweep.grid("units", 1, 2, 3);
        assertThatThrownBy(() -> sweep.run(trial -> {
                    begun.incrementAndGet();
                    if (trial.setting().integer("units") == 2) {
                        throw new IllegalStateException("no memory left");
                    }
                    return Map.of("loss", 0.0);
                }))
                .isInstanceOf(SweepFailedException.class)
                .hasMessage("the trial units=2, seed 0 failed: no memory left;"
                        + " results that were kept in a file stay, and run goes on from there")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(begun).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void anErrorOfATrialIsThrownAsItIs() {
        AssertionError error = new AssertionError("wrong");
        assertThatThrownBy(() -> Sweep.grid("units", 1).run(trial -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void endsWhenItIsInterruptedAndLeavesNoThreadRunning() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Throwable[] thrown = new Throwable[1];
        boolean[] stillInterrupted = new boolean[1];
        Thread caller = new Thread(() -> {
            try {
                Sweep.grid("units", 1, 2).run(trial -> {
                    try {
                        running.countDown();
                        never.await();
                        return Map.of("loss", 0.0);
                    } finally {
                        ended.incrementAndGet();
                    }
                });
            } catch (SweepFailedException e) {
                thrown[0] = e;
                stillInterrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        caller.start();
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown[0]).hasMessageStartingWith("the sweep was interrupted");
        assertThat(stillInterrupted[0]).isTrue();
        assertThat(ended).hasValue(1);
    }

    @Test
    void rejectsWhatIsNoSweep() {
        assertThatThrownBy(() -> Sweep.of(List.of()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("a sweep has 0 settings and 1 seeds; expected at least one of each");
        assertThatThrownBy(() -> Sweep.grid("units", 8, 8))
                .hasMessage("a sweep has the setting units=8 twice; expected each once");
        assertThatThrownBy(() -> GRID.seeds(List.of(1L, 1L)))
                .hasMessage("a sweep has the seed 1 twice; expected each once");
        assertThatThrownBy(() -> GRID.threads(0)).hasMessage("a sweep has 0 threads; expected 1 or more");
        assertThatThrownBy(() -> GRID.and("units", 4))
                .hasMessage("the setting 'units' is given twice, in units=8, rate=0.1; expected each name once");
        assertThatThrownBy(() -> Sweep.grid("rate", Double.NaN))
                .hasMessageStartingWith("the setting 'rate' is NaN; expected a finite number");
    }

    @Test
    void settingsSayWhatTheyDoNotHave() {
        Setting setting =
                Setting.of("units", 8).and("rate", 0.5).and("optimizer", "adam").and("bias", true);
        assertThat(setting.integer("units")).isEqualTo(8);
        assertThat(setting.number("units")).isEqualTo(8);
        assertThat(setting.text("optimizer")).isEqualTo("adam");
        assertThat(setting.flag("bias")).isTrue();
        assertThatThrownBy(() -> setting.integer("unit"))
                .hasMessage("there is no setting 'unit'; expected one of [units, rate, optimizer, bias]:"
                        + " did you mean 'units'?");
        assertThatThrownBy(() -> setting.integer("rate"))
                .hasMessage("the setting 'rate' is 0.5, a Double; expected a whole number");
    }

    @Test
    void tablesSayWhatWasNotMeasured() {
        SweepTable table = GRID.run(SweepTest::product);
        assertThatThrownBy(() -> table.mean(table.settings().get(0), "produkt"))
                .hasMessage("with units=8, rate=0.1 no 'produkt' was measured; expected one of [product]:"
                        + " did you mean 'product'?");
        assertThatThrownBy(() -> table.mean(Setting.of("units", 9), "product"))
                .hasMessageStartingWith("the sweep has no setting units=9; expected one of [units=8, rate=0.1,");
        assertThatThrownBy(() -> Sweep.grid("units", 1).run(trial -> Map.of()))
                .hasMessageContaining("a trial measured nothing; expected at least one number by name");
    }
}
