package dev.tandem.conformance;

import dev.tandem.error.TandemException;
import dev.tandem.function.EngineRuntime;
import dev.tandem.function.TensorFunction;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorScope;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What came of a call.
 *
 * @param values of the tensors that it gave
 * @param said what else it gave, or the class and the words of the typed error
 * @param failed whether it ended in an error
 */
record FuzzOutcome(List<TensorData> values, String said, boolean failed) {
    /** Has an engine make a call; anything thrown but a typed error gets through. */
    static FuzzOutcome of(FuzzCall call, EngineRuntime runtime) {
        TensorScope scope = TensorScope.open();
        try {
            List<Tensor> inputs = call.inputs().stream().map(runtime::upload).toList();
            return call.isTraced() ? traced(call, runtime, inputs) : result(call.make(inputs));
        } catch (TandemException e) {
            return new FuzzOutcome(List.of(), e.getClass().getSimpleName() + ": " + e.getMessage(), true);
        } finally {
            scope.close();
        }
    }

    private static FuzzOutcome traced(FuzzCall call, EngineRuntime runtime, List<Tensor> inputs) {
        List<String> said = new ArrayList<>();
        TensorFunction function = new TensorFunction(runtime, -1, parameters -> {
            Object result = call.make(parameters);
            said.add(words(result));
            return tensors(result, parameters);
        });
        List<Tensor> results = function.callAll(inputs.toArray(Tensor[]::new));
        return new FuzzOutcome(results.stream().map(Tensor::data).toList(), said.get(0), false);
    }

    private static FuzzOutcome result(Object result) {
        List<TensorData> values =
                tensors(result, List.of()).stream().map(Tensor::data).toList();
        return new FuzzOutcome(values, words(result), false);
    }

    /** The tensors in a result. */
    static List<Tensor> tensors(Object result, List<Tensor> sources) {
        if (result instanceof Tensor tensor) {
            return List.of(tensor);
        }
        if (result instanceof List<?> list) {
            return list.stream().map(Tensor.class::cast).toList();
        }
        if (result instanceof Tensor.TopK top) {
            return List.of(top.values(), top.indices());
        }
        if (result instanceof Gradients gradients) {
            return sources.stream()
                    .map(source -> gradient(gradients, source))
                    .filter(Objects::nonNull)
                    .toList();
        }
        return List.of();
    }

    private static Tensor gradient(Gradients gradients, Tensor source) {
        try {
            return gradients.of(source);
        } catch (TandemException notAskedFor) {
            return null;
        }
    }

    /** What is no tensor in a result; values printed are left out, as they may be rounded differently. */
    private static String words(Object result) {
        return result == null || result.getClass().isArray() || result instanceof Number
                ? Arrays.deepToString(new Object[] {result})
                : result instanceof Enum || result instanceof Boolean ? result.toString() : "";
    }
}
