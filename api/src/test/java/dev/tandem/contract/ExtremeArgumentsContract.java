package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.InvalidArgumentException;
import org.junit.jupiter.api.Test;

/** Arguments at the end of what a number can hold: refused in the same words on every engine, or well defined. */
public abstract class ExtremeArgumentsContract extends OpenBackend {
    protected ExtremeArgumentsContract(String name) {
        super(name);
    }

    @Test
    void refusesToTileBeyondWhatALongHolds() {
        for (long[] each : new long[][] {{4, 1L << 62}, {16, 1L << 60}, {3, 6148914691236517206L}}) {
            assertThatThrownBy(() -> backend.ones(each[0]).tile(each[1]))
                    .isExactlyInstanceOf(InvalidArgumentException.class)
                    .hasMessageStartingWith("tile: the result of float32[" + each[0] + "] would have more than");
        }
    }

    @Test
    void refusesToPadBeyondWhatALongHolds() {
        assertThatThrownBy(() -> backend.ones(4).pad(new long[][] {{Long.MAX_VALUE, Long.MAX_VALUE}}, 0))
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("pad: the result of float32[4] would have more than");
    }

    @Test
    void rollsByAnyNumberOfPlaces() {
        // −2⁶³ is 1 more than a multiple of 3.
        assertThat(backend.tensor(new double[] {1, 2, 3})
                        .roll(Long.MIN_VALUE, 0)
                        .toDoubles())
                .containsExactly(3, 1, 2);
        assertThat(backend.ones(0).roll(Long.MIN_VALUE, 0).toDoubles()).isEmpty();
    }
}
