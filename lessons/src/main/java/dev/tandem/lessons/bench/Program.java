package dev.tandem.lessons.bench;

import java.util.Arrays;

/** Who runs a training step, and how. */
public enum Program {
    /** Written for the engine, without Tandem. */
    HAND("by hand"),
    /** Tandem's compiled step with the engine's own gradients, its batch in the engine. */
    STEP("step"),
    /** The same with Tandem's gradient rules. */
    SYMBOLIC("step, symbolic"),
    /** {@code fit} over arrays that are shuffled in each epoch. */
    FIT("fit"),
    /** {@code fit} over a file that is read, scaled and batched while it trains. */
    FIT_FROM_FILE("fit, file"),
    /** The same, read ahead on another thread. */
    FIT_PREFETCHED("fit, file, prefetch");

    private final String label;

    Program(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** The name in files: lower-case, with hyphens. */
    public String id() {
        return label.replace(", ", "-").replace(' ', '-');
    }

    static Program of(String id) {
        return Arrays.stream(values())
                .filter(program -> program.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** How many steps a run takes. */
    int steps() {
        return switch (this) {
            case HAND, STEP, SYMBOLIC -> 1;
            case FIT, FIT_FROM_FILE, FIT_PREFETCHED -> TandemFit.STEPS;
        };
    }

    /** Builds it. */
    TrainingProgram open(Workload workload, String engine, int threads) {
        return switch (this) {
            case HAND ->
                engine.equals("tensorflow")
                        ? new TensorFlowStep(workload, threads)
                        : new TorchScriptStep(workload, threads);
            case STEP -> new TandemStep(workload, engine, "native", threads);
            case SYMBOLIC -> new TandemStep(workload, engine, "symbolic", threads);
            case FIT -> TandemFit.ofArrays(workload, engine, threads);
            case FIT_FROM_FILE -> TandemFit.ofFile(workload, engine, threads, 0);
            case FIT_PREFETCHED -> TandemFit.ofFile(workload, engine, threads, TandemFit.READ_AHEAD);
        };
    }
}
