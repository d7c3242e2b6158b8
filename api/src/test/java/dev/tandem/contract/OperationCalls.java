package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.nested;

import dev.tandem.ops.Ops;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The methods of a tensor that are the operation of the same name and nothing more, on operands that tell the operations
 * apart. The operation's own values are the conformance suite's matter.
 */
final class OperationCalls {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final TensorData X =
            nested(new double[][] {{-2.5, -1, -0.3, 0}, {0.4, 0.7, 1, 1.7}, {2.5, 3, -INF, Double.NaN}});
    private static final TensorData Y =
            nested(new double[][] {{1.5, -1, 2, 0.6}, {-0.5, 0.2, 2, 1.7}, {-2, 1, 3, 0.3}});
    private static final TensorData CUBE =
            nested(new double[][][] {{{1, -2}, {0.5, 3}, {-1.5, 2}}, {{4, 0.25}, {-3, 1}, {2.5, -0.75}}});
    private static final List<List<Object>> AXES =
            List.of(List.of(CUBE, new int[] {}), List.of(CUBE, new int[] {1}), List.of(CUBE, new int[] {-1, 0}));
    private static final List<List<Object>> KEPT_AXES = List.of(
            List.of(CUBE, true, new int[] {}), List.of(CUBE, true, new int[] {1}), List.of(CUBE, false, new int[] {-1, 0
            }));

    private OperationCalls() {}

    /** One or more for each such method, but for those named. */
    static List<TensorCall> allBut(Set<String> named) {
        return TensorCall.METHODS.entrySet().stream()
                .filter(entry -> !named.contains(entry.getKey()))
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<TensorCall> of(String key, Method method) {
        String name = method.getName();
        return switch (PublicMethods.signature(method)) {
            case "()" -> calls(key, operation(name, Object.class), x -> x, List.of(List.of(X)));
            case "(TensorLike)" ->
                calls(key, operation(name, Object.class, Object.class), x -> x, List.of(List.of(X, Y)));
            case "(double)" -> ofNumber(key, name);
            case "(int...)" ->
                calls(key, reduction(name), x -> List.of(x.get(0), axes(x.get(0), x.get(1)), false), AXES);
            case "(boolean, int...)" ->
                calls(key, reduction(name), x -> List.of(x.get(0), axes(x.get(0), x.get(2)), x.get(1)), KEPT_AXES);
            default -> Stream.of();
        };
    }

    private static Stream<TensorCall> ofNumber(String key, String name) {
        List<List<Object>> operands = List.of(List.of(X, 0.7));
        Optional<Method> ofNumber = operation(name, Object.class, double.class);
        return ofNumber.isPresent()
                ? calls(key, ofNumber, x -> x, operands)
                : calls(key, operation(name, Object.class, Object.class), OperationCalls::numberAsTensor, operands);
    }

    private static List<Object> numberAsTensor(List<Object> operands) {
        Tensor x = (Tensor) operands.get(0);
        return List.of(x, x.value().ops().constant(TensorData.scalar(x.dtype(), (double) operands.get(1))));
    }

    private static List<Integer> axes(Object x, Object axes) {
        return ((Tensor) x).shape().axes((int[]) axes);
    }

    private static Optional<Method> reduction(String name) {
        return operation(name, Object.class, List.class, boolean.class);
    }

    private static Optional<Method> operation(String name, Class<?>... parameters) {
        return Arrays.stream(Ops.class.getMethods())
                .filter(method -> method.getName().equals(name)
                        && Arrays.equals(method.getParameterTypes(), parameters)
                        && method.getReturnType() == Object.class)
                .findFirst();
    }

    private static Stream<TensorCall> calls(
            String key,
            Optional<Method> operation,
            Function<List<Object>, List<Object>> arguments,
            List<List<Object>> operands) {
        return operation.stream()
                .flatMap(method -> operands.stream()
                        .map(each -> new TensorCall(
                                key, each, tensors -> run(method, tensors.get(0), arguments.apply(tensors)))));
    }

    private static TensorData run(Method operation, Object x, List<Object> arguments) {
        Object result = TensorCall.invoke(operation, ((Tensor) x).value().ops(), arguments.toArray());
        return ((Tensor) result).data();
    }
}
