package dev.tandem.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN = List.of("backend", "device", "dtype", "seed", "threads", "gradients");

    @ParameterizedTest
    @CsvSource({
        "sede, seed",
        "bakend, backend",
        "backendd, backend",
        "devise, device",
        "thraeds, threads",
        "DTYPE, dtype",
        "sed, seed",
        "gardeints, gradients",
        "grad, gradients",
        "back, backend",
    })
    void findsTheNameThatWasMeant(String given, String meant) {
        assertThat(Suggestions.nearest(given, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"node", "epochs", "x", "''", "'a name far longer than any that is known'"})
    void findsNothingWhereNothingIsNear(String given) {
        assertThat(Suggestions.nearest(given, KNOWN)).isEmpty();
    }

    @Test
    void prefersTheNearerNameAndThenTheAlphabet() {
        assertThat(Suggestions.nearest("conv2", List.of("conv", "conv2d", "conv1")))
                .contains("conv");
        assertThat(Suggestions.nearest("adamw", List.of("adam", "adamw"))).contains("adamw");
    }

    @Test
    void ignoresCaseInATurkishLocaleToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Suggestions.nearest("GRADIENTS", KNOWN)).contains("gradients");
        } finally {
            Locale.setDefault(before);
        }
    }
}
