package dev.tandem.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public methods of a tensor: worked out by hand, or beside the operation of the same name. */
final class TensorCalls {
    private TensorCalls() {}

    static List<TensorCall> all() {
        return Stream.concat(byHand().stream(), operations().stream()).toList();
    }

    private static List<TensorCall> byHand() {
        return Stream.of(AccessCalls.all(), OrderCalls.all(), MatrixCalls.all(), ShapeCalls.all(), NetworkCalls.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The methods that are an operation, and whose operands need not be chosen one by one. */
    static List<TensorCall> operations() {
        Set<String> named = byHand().stream().map(TensorCall::method).collect(Collectors.toSet());
        return OperationCalls.allBut(named);
    }
}
