package dev.tandem.sweep;

import java.util.Map;

/**
 * One run of an experiment.
 *
 * @param setting what is tried
 * @param seed of all that is random in it: a trial may depend on nothing else than these two
 */
public record Trial(Setting setting, long seed) {
    /** What is done in a trial. */
    @FunctionalInterface
    public interface Code {
        /**
         * Runs one trial. Called on several threads at once, unless the sweep has one: what trials share must bear that, and a
         * backend's random draws, which come in the order of the calls, are better not shared but opened with the trial's seed.
         *
         * @return what was measured, by name; NaN and infinite numbers are results too
         * @throws Exception ends the sweep
         */
        Map<String, Double> run(Trial trial) throws Exception;
    }

    @Override
    public String toString() {
        return setting + ", seed " + seed;
    }
}
