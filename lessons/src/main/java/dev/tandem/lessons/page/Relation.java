package dev.tandem.lessons.page;

import java.util.Optional;
import java.util.stream.Stream;

/** How a number may have to stand to a bound. */
public enum Relation {
    /** Less than. */
    LESS("<"),
    /** At most. */
    AT_MOST("<="),
    /** Greater than. */
    GREATER(">"),
    /** At least. */
    AT_LEAST(">="),
    /** The same but for rounding: within 1e-5, for large bounds of the bound. */
    EQUAL("=");

    private static final double ROUNDING = 1e-5;

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written in a task. */
    public String symbol() {
        return symbol;
    }

    static Optional<Relation> of(String symbol) {
        return Stream.of(values())
                .filter(relation -> relation.symbol.equals(symbol))
                .findFirst();
    }

    boolean holds(double number, double bound) {
        return switch (this) {
            case LESS -> number < bound;
            case AT_MOST -> number <= bound;
            case GREATER -> number > bound;
            case AT_LEAST -> number >= bound;
            case EQUAL -> Math.abs(number - bound) <= ROUNDING * Math.max(1, Math.abs(bound));
        };
    }
}
