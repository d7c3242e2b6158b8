package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.backend.Backend;
import dev.tandem.error.ClosedTensorException;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorScope;
import dev.tandem.type.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Lifetimes: scopes, closing, and memory that stays flat when nobody closes anything. */
public abstract class LifetimeContract extends OpenBackend {
    private static final long MEGABYTE = 1L << 20;

    protected LifetimeContract(String name) {
        super(name);
    }

    @Test
    void aScopeClosesWhatWasMadeInsideAndKeepsWhatItIsToldTo() {
        Tensor inner;
        Tensor kept;
        try (TensorScope scope = TensorScope.open()) {
            inner = backend.ones(2);
            kept = scope.keep(inner.add(1));
        }
        assertThat(inner.isClosed()).isTrue();
        assertThat(kept.toDoubles()).containsExactly(2, 2);
    }

    @Test
    void whatAnInnerScopeKeepsBelongsToTheOuterOne() {
        Tensor kept;
        try (TensorScope outer = TensorScope.open()) {
            try (TensorScope inner = TensorScope.open()) {
                kept = inner.keep(backend.ones(2));
            }
            assertThat(kept.isClosed()).isFalse();
            assertThat(outer.keep(backend.scalar(1)).isClosed()).isFalse();
        }
        assertThat(kept.isClosed()).isTrue();
    }

    @Test
    void anOuterScopeClosesInnerOnesThatWereForgotten() {
        Tensor forgotten;
        try (TensorScope outer = TensorScope.open()) {
            assertThat(outer).isNotNull();
            TensorScope.open();
            forgotten = backend.ones(2);
        }
        assertThat(forgotten.isClosed()).isTrue();
    }

    @Test
    void aClosedTensorIsAnErrorEverywhere() {
        Tensor closed = backend.ones(2);
        closed.close();
        closed.close();
        assertThatThrownBy(closed::data)
                .isInstanceOf(ClosedTensorException.class)
                .hasMessageContaining("float32[2] was used after it had been closed");
        assertThatThrownBy(() -> closed.add(1)).isInstanceOf(ClosedTensorException.class);
        assertThatThrownBy(() -> backend.function(x -> x.add(1)).call(closed))
                .isInstanceOf(ClosedTensorException.class);
        assertThatThrownBy(() -> backend.function(x -> x.add(closed)).call(backend.ones(2)))
                .isInstanceOf(ClosedTensorException.class);
        assertThat(closed).hasToString("closed float32[2]");
    }

    @Test
    void aClosedVariableIsAnError() {
        Variable v = backend.variable("v", Shape.of(2), 1);
        Tensor before = v.tensor();
        v.close();
        assertThatThrownBy(v::tensor).isInstanceOf(ClosedTensorException.class);
        assertThatThrownBy(() -> v.assign(backend.ones(2))).isInstanceOf(ClosedTensorException.class);
        assertThat(before.toDoubles()).containsExactly(1, 1);
    }

    @Test
    void aTensorReadFromAVariableStaysWhatItWas() {
        Variable v = backend.variable("v", Shape.of(2), 1);
        Tensor before = v.tensor();
        v.assign(backend.full(5, 2));
        assertThat(before.toDoubles()).containsExactly(1, 1);
        assertThat(v.tensor().toDoubles()).containsExactly(5, 5);
    }

    @Test
    void aClosedBackendIsAnError() {
        Backend own = open(Map.of());
        own.close();
        own.close();
        assertThatThrownBy(() -> own.scalar(1)).isInstanceOf(ClosedTensorException.class);
    }

    @Test
    void countsWhatIsOpen() {
        // A backend of its own: elsewhere the collector may free forgotten tensors between two looks.
        try (Backend own = open(Map.of())) {
            assertThat(own.liveBytes()).isZero();
            Tensor large = own.zeros(1000, 1000);
            assertThat(own.liveBytes()).isGreaterThanOrEqualTo(4_000_000);
            large.close();
            assertThat(own.liveBytes()).isZero();
        }
    }

    @Test
    void twentyThousandEagerOperationsOutsideOfAnyScopeLeaveMemoryFlat() {
        Tensor x = backend.ones(16, 16);
        assertMemoryFlat(20_000, () -> x.add(x));
    }

    @Test
    void twentyThousandTrainingStepsLeaveMemoryFlat() {
        Variable kernel = backend.variable("kernel", backend.random().normal(Shape.of(4, 16), 0, 0.5));
        Variable head = backend.variable("head", backend.random().normal(Shape.of(16, 3), 0, 0.5));
        Tensor x = backend.random().normal(Shape.of(16, 4), 0, 1);
        Tensor y = backend.random().normal(Shape.of(16, 3), 0, 1);
        TensorFunction step = backend.function((in, out) -> {
            Tensor loss =
                    in.matmul(kernel).relu().matmul(head).subtract(out).square().mean();
            var gradients = loss.gradients(kernel, head);
            kernel.assignSub(gradients.of(kernel).multiply(0.01));
            head.assignSub(gradients.of(head).multiply(0.01));
            return loss;
        });
        assertMemoryFlat(20_000, () -> step.call(x, y));
    }

    /** Warms up, runs, and compares resident memory; what the Java heap holds is collected before each look. */
    private static void assertMemoryFlat(int times, Runnable work) {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "resident memory is read from /proc");
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long before = residentBytes();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        assertThat(residentBytes() - before).isLessThan(32 * MEGABYTE);
    }

    private static long residentBytes() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
