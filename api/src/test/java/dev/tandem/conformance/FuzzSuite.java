package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Device;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.EngineFailureException;
import dev.tandem.error.TandemException;
import dev.tandem.function.EngineRuntime;
import dev.tandem.function.TensorFunction;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Thousands of calls that nobody would make: each gives what the oracle gives, or is refused in the same words; nothing else
 * is ever thrown, and no engine ends the process. A backend's test extends this and says which backend it is.
 *
 * <p>The same {@value #CALLS} calls each time; {@code -Dtandem.fuzz.seconds=600} goes on for that long,
 * {@code -Dtandem.test.seed=7} makes others. The call under way is in {@code target/fuzz-call.txt}, which is left over where
 * one ends the process.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FuzzSuite {
    private static final int CALLS = 4000;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_FINDINGS = 30;
    /** Whether a matrix is singular may be a matter of rounding. */
    private static final Set<String> ILL_CONDITIONED =
            Set.of("inverse", "solve", "triangularSolve", "cholesky", "determinant");

    private final Path underWay = Path.of("target", "fuzz-call.txt");
    private EngineRuntime engine;
    private EngineRuntime oracle;

    /** The backend under test. */
    protected abstract BackendProvider provider();

    @BeforeAll
    final void open() {
        engine = open(provider());
        oracle = open(new ReferenceEngine.Provider());
    }

    private static EngineRuntime open(BackendProvider provider) {
        return new EngineRuntime(provider.name(), provider.open(new EngineSettings(Device.CPU, 1)), false);
    }

    @AfterAll
    final void close() {
        engine.close();
        oracle.close();
    }

    @Test
    void anyCallGivesWhatTheOracleGivesOrIsRefusedInTheSameWords() throws IOException {
        long first = Long.getLong("tandem.test.seed", 42) * 1_000_000_007L;
        long seconds = Long.getLong("tandem.fuzz.seconds", 0);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<String> findings = new ArrayList<>();
        long made = 0;
        while ((seconds == 0 ? made < CALLS : System.nanoTime() < end) && findings.size() < MOST_FINDINGS) {
            FuzzCall call = new FuzzCall(first + made++);
            Files.writeString(underWay, call.toString());
            try {
                check(call);
            } catch (RuntimeException | AssertionError e) {
                findings.add(call + "\n  " + e);
            }
        }
        Files.delete(underWay);
        assertThat(findings).as("in %s calls", made).isEmpty();
    }

    private void check(FuzzCall call) {
        if (tooLarge(call)) {
            return;
        }
        FuzzOutcome expected = FuzzOutcome.of(call, oracle);
        FuzzOutcome actual = FuzzOutcome.of(call, engine);
        if (ILL_CONDITIONED.contains(call.operation()) && !actual.said().startsWith(unforeseen())) {
            return;
        }
        assertThat(placed(actual.said(), expected.said())).isEqualTo(expected.said());
        assertThat(actual.values()).hasSameSizeAs(expected.values());
        for (int i = 0; i < actual.values().size() && !call.isWild(); i++) {
            TensorData value = actual.values().get(i);
            double tolerance = 10 * Agreement.tolerance(value.dtype());
            Agreement.require(ReferenceTensor.of(expected.values().get(i)), value, tolerance, tolerance);
        }
    }

    /** Which of several coordinates was wrong, engines do not say. */
    private static String placed(String actual, String expected) {
        boolean unplaced =
                actual.equals("IndexOutOfRangeException: an index is out of range of the axis that it counts along");
        return unplaced && expected.matches("IndexOutOfRangeException: (gather|scatter)Nd: .*") ? expected : actual;
    }

    private static String unforeseen() {
        return EngineFailureException.class.getSimpleName();
    }

    /** Whether a call is accepted though it takes more memory than a test should: found out from the types alone. */
    private boolean tooLarge(FuzzCall call) {
        TensorFunction function =
                new TensorFunction(oracle, -1, parameters -> FuzzOutcome.tensors(call.make(parameters), parameters));
        try {
            Graph graph =
                    function.graph(call.inputs().stream().map(TensorData::type).toArray(TensorType[]::new));
            return !call.isAffordable() || graph.nodes().stream().anyMatch(FuzzSuite::tooLarge);
        } catch (TandemException refused) {
            return false;
        }
    }

    private static boolean tooLarge(Node node) {
        long count = 1;
        for (long size : node.type().shape().toArray()) {
            count *= Math.max(1, size);
        }
        return count > MOST_ELEMENTS;
    }
}
