package dev.tandem.lessons.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Times a run of a program, loss read back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TrainingBenchmark {
    /** The network; the name of a {@link Workload}. */
    @Param("mlp-4-16-16-3")
    public String workload;

    /** The engine: {@code tensorflow} or {@code pytorch}. */
    @Param("tensorflow")
    public String engine;

    /** The name of a {@link Program}. */
    @Param("step")
    public String program;

    /** Threads of the engine. */
    @Param("2")
    public int threads;

    private TrainingProgram opened;

    /** Builds the program. */
    @Setup(Level.Trial)
    public void open() {
        opened = Program.of(program).open(Workload.named(workload).orElseThrow(), engine, threads);
    }

    /** Frees it. */
    @TearDown(Level.Trial)
    public void close() {
        opened.close();
    }

    /** One run. */
    @Benchmark
    public double run() {
        return opened.run();
    }
}
