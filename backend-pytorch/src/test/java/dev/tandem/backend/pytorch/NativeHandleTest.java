package dev.tandem.backend.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.ClosedTensorException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeHandleTest {
    /** Counts what it frees. */
    private static final class Counting extends NativeHandle {
        private final List<Long> freed = new ArrayList<>();

        Counting() {
            super(42);
        }

        @Override
        void free(long address) {
            freed.add(address);
        }

        @Override
        String describe() {
            return "thing";
        }
    }

    private final Counting handle = new Counting();

    @Test
    void freesOnceHoweverOftenItIsClosed() {
        handle.close();
        handle.close();

        assertThat(handle.freed).containsExactly(42L);
    }

    @Test
    void freesNothingWhileACallUsesIt() {
        handle.acquire();
        handle.close();

        assertThat(handle.freed).isEmpty();
    }

    @Test
    void freesWhenTheLastCallIsDone() {
        handle.acquire();
        handle.acquire();
        handle.close();
        handle.release();
        assertThat(handle.freed).isEmpty();

        handle.release();

        assertThat(handle.freed).containsExactly(42L);
    }

    @Test
    void isNotFreedByACallThatEndsBeforeItIsClosed() {
        handle.acquire();
        handle.release();

        assertThat(handle.freed).isEmpty();
    }

    @Test
    void refusesACallAfterItIsClosed() {
        handle.close();

        assertThatThrownBy(handle::acquire)
                .isInstanceOf(ClosedTensorException.class)
                .hasMessageContaining("thing");
    }

    @Test
    void refusesACallWhileItIsClosedButStillInUse() {
        handle.acquire();
        handle.close();

        assertThatThrownBy(handle::acquire).isInstanceOf(ClosedTensorException.class);
    }
}
