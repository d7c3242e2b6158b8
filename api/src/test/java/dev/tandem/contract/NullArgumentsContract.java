package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.TandemException;
import dev.tandem.function.TensorFunction;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Null in the place of a tensor, and functions that give none or never end: typed errors. */
public abstract class NullArgumentsContract extends OpenBackend {
    private static final TensorLike NOTHING = null;

    protected NullArgumentsContract(String name) {
        super(name);
    }

    @Test
    void refusesNullInThePlaceOfATensor() {
        Tensor x = backend.ones(2, 2);
        refused("add", () -> x.add(NOTHING));
        refused("matmul", () -> x.matmul(NOTHING));
        refused("where", () -> x.where(NOTHING, x));
        refused("linear", () -> x.linear(x, NOTHING));
        refused("batchNorm", () -> x.batchNorm(x, x, NOTHING, x, 1e-3));
        refused("concat", () -> Tensor.concat(0, Arrays.asList(x, null)));
        refused("stack", () -> Tensor.stack(0, Arrays.asList(x, null)));
        refused("einsum", () -> Tensor.einsum("ij,jk->ik", x, NOTHING));
        refused("concat", () -> Tensor.concat(0, null));
        refused("carry", () -> backend.carry(NOTHING));
        refused("assign", () -> backend.variable("v", x).assign(NOTHING));
    }

    private static void refused(String operation, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith(operation + ": got null in the place of a");
    }

    @Test
    void refusesNullValuesAndTypes() {
        Object nothing = null;
        List<ThrowingCallable> calls = List.of(
                () -> backend.tensor(nothing),
                () -> backend.tensor(nothing, DType.INT32),
                () -> backend.tensor(new double[][] {{1}, null}),
                () -> backend.tensor(new double[][] {null, {1}}),
                () -> backend.tensor(new Double[] {1.0, null}),
                () -> backend.ones(2).cast(null),
                () -> backend.tensor(new int[] {1}).oneHot(2, null));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(TandemException.class).hasMessageContaining("null");
        }
    }

    @Test
    void refusesFunctionsThatGiveNull() {
        Tensor x = backend.ones(2);
        List<TensorFunction> functions = List.of(
                backend.function(() -> null),
                backend.function(in -> null),
                backend.function((a, b) -> null),
                backend.functionOfList(in -> null),
                backend.functionOfList(in -> Arrays.asList(x, null)));
        TensorLike[][] inputs = {{}, {x}, {x, x}, {x}, {x}};
        for (int i = 0; i < inputs.length; i++) {
            TensorFunction function = functions.get(i);
            TensorLike[] given = inputs[i];
            assertThatThrownBy(() -> function.call(given))
                    .isExactlyInstanceOf(InvalidArgumentException.class)
                    .hasMessageStartingWith("a function's code returned null");
        }
    }

    @Test
    void refusesWrongNumbersOfTensors() {
        TensorFunction identity = backend.function(x -> x.add(1));
        Tensor x = backend.ones(2);
        assertThatThrownBy(identity::call)
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessage("a function of 1 tensors was called with 0; expected 1");
        assertThatThrownBy(() -> identity.call(x, x)).isExactlyInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> identity.call(NOTHING)).isExactlyInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> backend.functionOfList(in -> List.of()).call(x))
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("a function without results");
    }

    @Test
    void refusesFunctionsThatCallThemselvesWithoutEnd() {
        List<TensorFunction> functions = new ArrayList<>();
        functions.add(backend.function(x -> functions.get(0).call(x.add(1))));
        assertThatThrownBy(() -> functions.get(0).call(backend.ones(2)))
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("a function called itself more than 100 deep while it was traced");
    }
}
