package dev.tandem.conformance;

import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** What every operation has to be tried with at least once. */
@SuppressWarnings("ImmutableEnumChecker") // The predicates hold nothing, but their type does not say so.
enum Coverage {
    /** A tensor without an element. */
    NOTHING(x -> x.count() == 0),
    /** A tensor without an axis. */
    SINGLE_NUMBER(x -> x.shape().rank() == 0),
    /** NaN in a floating tensor. */
    NAN(x -> has(x, Double::isNaN)),
    /** An infinity in a floating tensor. */
    INFINITY(x -> has(x, Double::isInfinite));

    private final Predicate<TensorData> property;

    Coverage(Predicate<TensorData> property) {
        this.property = property;
    }

    private static boolean has(TensorData x, DoublePredicate property) {
        return x.dtype().isFloating() && Arrays.stream(x.toDoubles()).anyMatch(property);
    }

    boolean holds(TensorData x) {
        return property.test(x);
    }

    /** Whether an input is like that; a case without inputs is asked for its result. */
    boolean isIn(ContractCase contract) {
        List<TensorData> asked =
                contract.inputs().isEmpty() ? List.of(contract.expected().toData()) : contract.inputs();
        return asked.stream().anyMatch(property);
    }
}
