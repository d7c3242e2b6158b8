package dev.tandem.lessons.course;

import dev.tandem.random.Philox4x32;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the authors of the generator Philox4x32-10 published for others to check theirs with: the {@code kat_vectors} of
 * Random123. All are 32-bit words, hexadecimal.
 */
record PhiloxAnswer(String counter, String key, String published) {
    /** All three. */
    static List<PhiloxAnswer> known() {
        return List.of(
                new PhiloxAnswer(
                        "00000000 00000000 00000000 00000000",
                        "00000000 00000000",
                        "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
                new PhiloxAnswer(
                        "ffffffff ffffffff ffffffff ffffffff",
                        "ffffffff ffffffff",
                        "408f276d 41c83b0e a20bc7c6 6d5451fd"),
                new PhiloxAnswer(
                        "243f6a88 85a308d3 13198a2e 03707344",
                        "a4093822 299f31d0",
                        "d16cfe09 94fdcceb 5001e420 24126ea1"));
    }

    /** What comes of the same counter and key here. */
    String here() {
        return Arrays.stream(Philox4x32.block(words(counter), words(key)))
                .mapToObj(word -> String.format(Locale.ROOT, "%08x", word))
                .collect(Collectors.joining(" "));
    }

    private static int[] words(String hex) {
        return Arrays.stream(hex.split(" ", -1))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }
}
