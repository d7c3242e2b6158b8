package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.TandemException;
import dev.tandem.function.FunctionBody;
import dev.tandem.function.TensorFunction;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.tensor.Slice;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
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

    @Test
    void refusesNullInThePlaceOfArrays() {
        Tensor x = backend.ones(2, 2);
        long[] sizes = null;
        int[] axes = null;
        TensorLike[] tensors = null;
        refused("a shape", () -> backend.zeros(sizes));
        refused("a shape", () -> x.broadcastTo(sizes));
        refused("reshape", () -> x.reshape(sizes));
        refused("axes of [2, 2]", () -> x.sum(axes));
        refused("axes of [2, 2]", () -> x.squeeze(axes));
        refused("permute", () -> x.permute(axes));
        refused("tile", () -> x.tile(sizes));
        refused("get", () -> x.get(sizes));
        refused("split", () -> x.split(sizes, 0));
        refused("pad", () -> x.pad(null, 0));
        refused("slice", () -> x.slice((Slice[]) null));
        refused("einsum", () -> Tensor.einsum("ij->i", tensors));
        refused("gradients", () -> x.gradients(tensors));
        refused("a function", () -> backend.function(in -> in).call(tensors));
        assertThatThrownBy(() -> x.pad(new long[][] {{0, 0}, null}, 0))
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("pad: got amounts [[0, 0], null]; expected");
    }

    @Test
    void refusesNullInThePlaceOfWhatSaysHow() {
        Tensor image = backend.ones(1, 2, 2, 1);
        Tensor kernel = backend.ones(1, 1, 1, 1);
        refused("conv2d", () -> image.conv2d(kernel, null));
        refused("conv2d", () -> backend.ones(1, 2, 1).conv1d(backend.ones(1, 1, 1), null));
        refused("conv2dTranspose", () -> image.conv2dTranspose(kernel, null));
        refused("maxPool2d", () -> image.maxPool2d(null));
        refused("averagePool2d", () -> image.averagePool2d(null));
        refused("a convolution", () -> Conv2dSpec.DEFAULT.withPadding(null));
        refused("a pooling", () -> Pool2dSpec.of(2).withPadding(null));
        refused("a padding", () -> new Padding(null, List.of(0L, 0L), List.of(0L, 0L)));
        refused("slice", () -> image.slice(Slice.all(), null));
        refused("a slice", () -> new Slice(null, OptionalLong.empty(), 1, false));
        refused("einsum", () -> Tensor.einsum(null, image));
        refused("a function", () -> backend.function((FunctionBody.OfNone) null));
        refused("a function", () -> backend.function((FunctionBody.OfOne) null));
        refused("a function", () -> backend.function((FunctionBody.OfTwo) null));
        refused("a function", () -> backend.function((FunctionBody.OfThree) null));
        refused("a function", () -> backend.functionOfList(null));
        refused("a variable", () -> backend.variable("v", (TensorData) null));
        refused("a variable", () -> backend.variable("v", (Tensor) null));
        refused("a tensor", () -> backend.tensor((TensorData) null));
        refused("a tensor", () -> backend.tensor((ByteBuffer) null, DType.INT32, 2));
        assertThatThrownBy(() -> new Padding(Padding.Mode.EXPLICIT, List.of(1L), List.of(1L)))
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessage("a padding: got amounts [1]; expected two numbers, those of height and width");
    }

    private static void refused(String operation, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith(operation + ": got null in the place of ");
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
