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

/** Times one training step, loss read back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TrainingStepBenchmark {
    /** The network; the name of a {@link Workload}. */
    @Param("mlp-4-16-16-3")
    public String workload;

    /** The engine: {@code tensorflow} or {@code pytorch}. */
    @Param("tensorflow")
    public String engine;

    /** Who wrote the step: {@code hand}, {@code native} (Tandem with the engine's autograd) or {@code symbolic}. */
    @Param("native")
    public String program;

    /** Threads of the engine. */
    @Param("2")
    public int threads;

    private TrainingStep step;

    /** Builds the program. */
    @Setup(Level.Trial)
    public void open() {
        Workload chosen = Workload.named(workload).orElseThrow();
        if (!program.equals("hand")) {
            step = new TandemStep(chosen, engine, program, threads);
        } else if (engine.equals("tensorflow")) {
            step = new TensorFlowStep(chosen, threads);
        } else {
            step = new TorchScriptStep(chosen, threads);
        }
    }

    /** Frees it. */
    @TearDown(Level.Trial)
    public void close() {
        step.close();
    }

    /** One step. */
    @Benchmark
    public float step() {
        return step.run();
    }
}
