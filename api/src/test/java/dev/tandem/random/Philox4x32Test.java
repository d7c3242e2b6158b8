package dev.tandem.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.InvalidArgumentException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published known answers: Random123, {@code tests/kat_vectors}, lines {@code philox4x32 10}. */
class Philox4x32Test {
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
    })
    void givesThePublishedKnownAnswers(String counter, String key, String block) {
        assertThat(Philox4x32.block(words(counter), words(key))).containsExactly(words(block));
    }

    @Test
    void leavesTheCounterAsItWas() {
        int[] counter = {1, 2, 3, 4};
        Philox4x32.block(counter, new int[] {5, 6});
        assertThat(counter).containsExactly(1, 2, 3, 4);
    }

    @Test
    void rejectsACounterOrAKeyOfTheWrongLength() {
        assertThatThrownBy(() -> Philox4x32.block(new int[3], new int[2]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("the counter has 3 words; expected 4 words of 32 bits");
        assertThatThrownBy(() -> Philox4x32.block(new int[4], new int[1]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("the key has 1 words; expected 2 words of 32 bits");
    }

    private static int[] words(String hex) {
        return Arrays.stream(hex.trim().split(" ", -1))
                .mapToInt(HexFormat::fromHexDigits)
                .toArray();
    }
}
