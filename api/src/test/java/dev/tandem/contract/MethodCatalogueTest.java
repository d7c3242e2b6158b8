package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.backend.Backend;
import dev.tandem.function.Variable;
import dev.tandem.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No public method without a case that every engine has to pass. */
class MethodCatalogueTest {
    @Test
    void everyMethodOfATensorHasACase() {
        Set<String> cases = methods(TensorCases.all());
        TensorCalls.all().forEach(call -> cases.add(call.method()));
        assertComplete(Tensor.class, cases);
    }

    @Test
    void everyMethodOfABackendHasACase() {
        assertComplete(Backend.class, methods(BackendCases.all()));
    }

    @Test
    void everyMethodOfAVariableHasACase() {
        assertComplete(Variable.class, methods(VariableCases.all()));
    }

    private static Set<String> methods(List<MethodCase> cases) {
        return cases.stream().map(MethodCase::method).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertComplete(Class<?> type, Set<String> cases) {
        Set<String> methods = PublicMethods.of(type).keySet();
        assertThat(without(methods, cases))
                .as("methods of %s without a case", type.getSimpleName())
                .isEmpty();
        assertThat(without(cases, methods))
                .as("cases of no method of %s", type.getSimpleName())
                .isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }
}
