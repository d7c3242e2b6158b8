package dev.tandem.lessons.bench;

import dev.tandem.lessons.bench.BenchResults.Subject;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmark in many short rounds: each round times every program once, one right after the other and in the same
 * process, so that a machine that slows down slows all of them. What is reported is the median over rounds.
 */
public final class StepTimes {
    /** Of the time that a program is timed for, what it runs before. */
    private static final double WARM_UP_SHARE = 0.5;

    private final int threads;
    private final int milliseconds;

    /**
     * Sets up the measurement.
     *
     * @param threads of the engines
     * @param milliseconds that each program is timed for in a round, after half as long a warm-up
     */
    public StepTimes(int threads, int milliseconds) {
        this.threads = threads;
        this.milliseconds = milliseconds;
    }

    /** Times all subjects. */
    public BenchResults measure(List<Subject> subjects, int rounds, Consumer<String> progress) throws RunnerException {
        BenchResults results = new BenchResults();
        subjects.stream().map(Subject::engine).distinct().forEach(this::load);
        for (int round = 1; round <= rounds; round++) {
            progress.accept("round %d of %d".formatted(round, rounds));
            for (Subject subject : subjects) {
                results.add(subject, once(subject));
            }
        }
        return results;
    }

    /** Runs a step in Tandem before all others: the first run is when an engine talks, and Tandem keeps it quiet. */
    private void load(String engine) {
        TrainingProgram step = Program.STEP.open(Workload.SMALL_MLP, engine, threads);
        step.run();
        step.close();
    }

    private double once(Subject subject) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(TrainingBenchmark.class.getName() + ".run")
                        .param("workload", subject.workload().id())
                        .param("engine", subject.engine())
                        .param("program", subject.program().id())
                        .param("threads", Integer.toString(threads))
                        .forks(0)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(Math.round(WARM_UP_SHARE * milliseconds)))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(milliseconds))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        return result.getPrimaryResult().getStatistics().getPercentile(50)
                / subject.program().steps();
    }
}
