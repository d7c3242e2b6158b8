package dev.tandem.contract;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public method of a backend and of a variable gives what it should. */
public abstract class BackendMethodsContract extends OpenBackend {
    protected BackendMethodsContract(String name) {
        super(name);
    }

    static List<MethodCase> cases() {
        return Stream.concat(BackendCases.all().stream(), VariableCases.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatItShould(MethodCase method) {
        method.check(this);
    }
}
