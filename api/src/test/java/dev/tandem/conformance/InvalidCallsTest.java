package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.error.TandemException;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever an operation is called with, it is accepted, or rejected by one of our own errors that says why. */
class InvalidCallsTest {
    /** Another seed tries other calls. */
    private static final long SEED = Long.getLong("tandem.test.seed", 42);

    @Property(tries = 5000, seed = "42")
    void anyCallIsAcceptedOrRejectedWithATypedError(@ForAll long number) {
        RandomCall call = new RandomCall(SEED * 31 + number);
        try {
            Node node = call.make();
            assertThat(node.type().shape().elementCount()).isNotNegative();
        } catch (TandemException rejected) {
            assertThat(rejected).hasMessageMatching("(?s).{20,}");
        }
    }

    @Property(tries = 3000, seed = "42")
    void whateverIsAcceptedHasTheTypeThatTheOracleGivesIt(@ForAll long number) {
        RandomCall call = new RandomCall(SEED * 37 + number);
        try {
            Node node = call.make();
            TensorData value = Reference.evaluate(call.ops().build(List.of(node)), call.inputs())
                    .get(0)
                    .toData();
            assertThat(value.type()).isEqualTo(node.type());
        } catch (TandemException rejected) {
            assertThat(rejected).hasMessageMatching("(?s).{20,}");
        }
    }
}
