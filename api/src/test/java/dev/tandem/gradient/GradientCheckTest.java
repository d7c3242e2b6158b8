package dev.tandem.gradient;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.GradientException;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What is said of a gradient that does not exist. */
class GradientCheckTest {
    private final GraphOps ops = new GraphOps();
    private final Node x = ops.input(new TensorType(Shape.of(3), DType.FLOAT32));
    private final Node w = ops.input(new TensorType(Shape.of(3), DType.FLOAT32));
    private final Node whole = ops.input(new TensorType(Shape.of(3), DType.INT32));

    private void check(Node target, Node... sources) {
        GradientCheck.check(List.of(target), List.of(ops.fullLike(target, 1)), List.of(sources));
    }

    private AbstractThrowableAssert<?, ?> assertRejected(Node target, Node... sources) {
        return assertThatThrownBy(() -> check(target, sources)).isInstanceOf(GradientException.class);
    }

    @Test
    void acceptsWhatIsConnected() {
        assertThatCode(() -> check(ops.multiply(ops.sin(x), w), x, w)).doesNotThrowAnyException();
        assertThatCode(() -> check(x, x)).doesNotThrowAnyException();
    }

    @Test
    void acceptsAGradientOfZero() {
        assertThatCode(() -> check(ops.floor(x), x)).doesNotThrowAnyException();
    }

    @Test
    void acceptsAGradientOfAGradient() {
        Node y = ops.multiply(ops.sin(x), w);
        Node first = ops.gradients(List.of(y), List.of(ops.fullLike(y, 1)), List.of(x))
                .get(0);
        assertThatCode(() -> check(first, x, w)).doesNotThrowAnyException();
    }

    @Test
    void rejectsATargetOfWholeNumbers() {
        assertRejected(ops.abs(whole), x)
                .hasMessage("gradients: the target (int32[3]) has no gradient; expected float32 or float64: keep to a"
                        + " floating dtype on the way to it");
    }

    @Test
    void rejectsASourceOfWholeNumbers() {
        assertRejected(ops.sin(x), x, whole)
                .hasMessage("gradients: source 1 of 2 (int32[3]) has no gradient; expected float32 or float64: cast it"
                        + " before anything is computed from it");
    }

    @Test
    void rejectsAnUpstreamValueOfAnotherType() {
        Node y = ops.sin(x);
        Node shape = ops.scalar(x, 1);
        assertThatThrownBy(() -> GradientCheck.check(List.of(y), List.of(shape), List.of(x)))
                .isInstanceOf(GradientException.class)
                .hasMessage("gradients: the upstream value of the target (float32[3]) is float32[]; expected"
                        + " float32[3]: reshape it or broadcast it");
        Node dtype = ops.cast(x, DType.FLOAT64);
        assertThatThrownBy(() -> GradientCheck.check(List.of(y), List.of(dtype), List.of(x)))
                .hasMessage("gradients: the upstream value of the target (float32[3]) is float64[3]; expected"
                        + " float32[3]: cast it");
        assertThatThrownBy(() -> GradientCheck.check(List.of(y), List.of(), List.of(x)))
                .hasMessage("gradients: got 0 upstream values for 1 target; expected one for each target");
    }

    @Test
    void rejectsASourceThatIsNotUsed() {
        assertRejected(ops.sin(x), x, w)
                .hasMessage("gradients: the target (float32[3]) is not computed from source 1 of 2 (float32[3]);"
                        + " expected it to be: use the source in the computation, or leave it out of the sources");
    }

    @Test
    void namesTheOperationThatNoGradientComesThrough() {
        assertRejected(ops.sin(ops.stopGradient(ops.exp(x))), x)
                .hasMessage("gradients: the source (float32[3]) reaches the target only through stopGradient, which has"
                        + " no gradient; expected a way of differentiable operations: take stopGradient away, or leave"
                        + " the source out");
        assertRejected(ops.cast(ops.argMax(x, 0), DType.FLOAT32), x).hasMessageContaining("only through argMax[0],");
        assertRejected(ops.cast(ops.cast(x, DType.INT32), DType.FLOAT32), x)
                .hasMessageContaining("only through cast[int32],");
        assertRejected(ops.where(ops.less(x, w), ops.sin(w), w), x).hasMessageContaining("only through less,");
        assertRejected(ops.clip(w, x, w), x).hasMessageContaining("only through clip,");
    }

    @Test
    void rejectsNoTargetAndNoSource() {
        assertThatThrownBy(() -> GradientCheck.check(List.of(), List.of(), List.of(x)))
                .hasMessage("gradients: got no target; expected at least one");
        assertRejected(x).hasMessage("gradients: got no source; expected at least one");
    }
}
