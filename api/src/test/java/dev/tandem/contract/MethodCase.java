package dev.tandem.contract;

import java.util.function.Function;

/**
 * A public method as a user calls it, beside what it should give.
 *
 * @param method as {@link PublicMethods} writes it
 * @param actual calls it on an open backend
 * @param expected values, or whatever else the method gives
 */
record MethodCase(String method, Function<OpenBackend, Object> actual, Function<OpenBackend, Object> expected) {
    static MethodCase of(String method, Function<OpenBackend, Object> actual, Object expected) {
        return new MethodCase(method, actual, open -> expected);
    }

    void check(OpenBackend open) {
        Outcomes.assertMatches(method, actual.apply(open), expected.apply(open));
    }

    @Override
    public String toString() {
        return method;
    }
}
