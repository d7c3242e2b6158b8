package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.function.TensorFunction;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public method of a tensor gives what it should, at once and in a function. */
public abstract class TensorMethodsContract extends OpenBackend {
    protected TensorMethodsContract(String name) {
        super(name);
    }

    static List<TensorCall> calls() {
        return TensorCalls.all();
    }

    static List<TensorCall> computations() {
        return TensorCalls.all().stream().filter(TensorCall::computes).toList();
    }

    static List<MethodCase> cases() {
        return TensorCases.all();
    }

    private List<Tensor> upload(TensorCall call) {
        return call.values().stream().map(backend::tensor).toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void givesWhatItShould(TensorCall call) {
        List<Tensor> tensors = upload(call);
        Outcomes.assertMatches(call.method(), call.invoke(tensors), call.expected(tensors));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatItShould(MethodCase method) {
        method.check(this);
    }

    /** One operand at a time: a present tensor meets a traced one, whichever of them is asked. */
    @ParameterizedTest
    @MethodSource("computations")
    void givesTheSameWhereOneOperandIsTraced(TensorCall call) {
        List<Tensor> tensors = upload(call);
        List<?> expected = Outcomes.values(Outcomes.parts(call.invoke(tensors)));
        for (int i = 0; i < tensors.size(); i++) {
            int traced = i;
            TensorFunction function = backend.functionOfList(inputs -> {
                List<Tensor> operands = new ArrayList<>(tensors);
                operands.set(traced, inputs.get(0));
                return Outcomes.parts(call.invoke(operands)).stream()
                        .map(Tensor.class::cast)
                        .toList();
            });
            Outcomes.assertMatches(call.method(), function.callAll(tensors.get(i)), expected);
        }
    }

    /** Or a method that calls a wrong operation could go unnoticed. */
    @Test
    void noTwoOperationsGiveTheSameOnTheOperandsChosenForThem() {
        Map<Object, String> known = new HashMap<>();
        for (TensorCall call : TensorCalls.operations()) {
            String signature = call.method().substring(call.method().indexOf('('));
            Object outcome = List.of(signature, Outcomes.values(List.of(call.invoke(upload(call)))));
            assertThat(known.put(outcome, call.method())).as(call.method()).isNull();
        }
    }
}
