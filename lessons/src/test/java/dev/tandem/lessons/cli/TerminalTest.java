package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {
    @Test
    void colourIsForTerminalsOnly() {
        assertThat(Terminal.of(Map.of(), true).colour()).isTrue();
        assertThat(Terminal.of(Map.of(), false).colour()).isFalse();
    }

    @Test
    void colourCanBeRefused() {
        assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true).colour()).isFalse();
        assertThat(Terminal.of(Map.of("NO_COLOR", ""), true).colour()).isTrue();
        assertThat(Terminal.of(Map.of("TERM", "dumb"), true).colour()).isFalse();
    }

    @Test
    void widthIsThatOfTheTerminalWithinReason() {
        assertThat(Terminal.of(Map.of(), true).width()).isEqualTo(80);
        assertThat(Terminal.of(Map.of("COLUMNS", "92"), true).width()).isEqualTo(92);
        assertThat(Terminal.of(Map.of("COLUMNS", "300"), true).width()).isEqualTo(100);
        assertThat(Terminal.of(Map.of("COLUMNS", "3"), true).width()).isEqualTo(40);
        assertThat(Terminal.of(Map.of("COLUMNS", "wide"), true).width()).isEqualTo(80);
    }

    @Test
    void textWithoutColourIsPlain() {
        assertThat(new Terminal(80, false).green("agree")).isEqualTo("agree");
        assertThat(new Terminal(80, true).green("agree")).isEqualTo("\u001b[32magree\u001b[0m");
    }
}
