package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.tensor.Slice;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Arguments at the end of what a number can hold: refused in the same words on every engine, or well defined. */
public abstract class ExtremeArgumentsContract extends OpenBackend {
    protected ExtremeArgumentsContract(String name) {
        super(name);
    }

    @Test
    void refusesToTileBeyondWhatALongHolds() {
        for (long[] each : new long[][] {{4, 1L << 62}, {16, 1L << 60}, {3, 6148914691236517206L}}) {
            assertThatThrownBy(() -> backend.ones(each[0]).tile(each[1]))
                    .isExactlyInstanceOf(InvalidArgumentException.class)
                    .hasMessageStartingWith("tile: the result of float32[" + each[0] + "] would have more than");
        }
    }

    @Test
    void refusesToPadBeyondWhatALongHolds() {
        assertThatThrownBy(() -> backend.ones(4).pad(new long[][] {{Long.MAX_VALUE, Long.MAX_VALUE}}, 0))
                .isExactlyInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("pad: the result of float32[4] would have more than");
    }

    @Test
    void rollsByAnyNumberOfPlaces() {
        // −2⁶³ is 1 more than a multiple of 3.
        assertThat(backend.tensor(new double[] {1, 2, 3})
                        .roll(Long.MIN_VALUE, 0)
                        .toDoubles())
                .containsExactly(3, 1, 2);
        assertThat(backend.ones(0).roll(Long.MIN_VALUE, 0).toDoubles()).isEmpty();
    }

    @Test
    void takesStridesBeyondTheImage() {
        Tensor image = backend.arange(0, 16, 1).reshape(1, 4, 4, 1);
        Tensor kernel = backend.ones(2, 2, 1, 1);
        for (int stride : new int[] {5, 1 << 20, Integer.MAX_VALUE}) {
            for (Padding padding : List.of(Padding.VALID, Padding.SAME, Padding.explicit(0, 1, 0, 1))) {
                Conv2dSpec convolution = Conv2dSpec.DEFAULT.withStride(stride).withPadding(padding);
                Pool2dSpec pool = Pool2dSpec.of(2).withStride(stride).withPadding(padding);
                assertThat(image.conv2d(kernel, convolution).toDoubles()).containsExactly(0 + 1 + 4 + 5);
                assertThat(image.maxPool2d(pool).toDoubles()).containsExactly(5);
                assertThat(image.averagePool2d(pool).toDoubles()).containsExactly(2.5);
            }
        }
    }

    @Test
    void refusesConvolutionsThatCannotBeWrittenOut() {
        Tensor image = backend.ones(1, 4, 4, 1);
        Tensor kernel = backend.ones(2, 2, 1, 1);
        int most = Integer.MAX_VALUE;
        refused(() -> image.conv2d(kernel, Conv2dSpec.DEFAULT.withPadding(Padding.explicit(most, most, 0, 0))));
        refused(() -> image.conv2d(
                kernel, Conv2dSpec.DEFAULT.withPadding(Padding.explicit(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0))));
        refused(() -> image.conv2d(kernel, Conv2dSpec.DEFAULT.withDilation(most)));
        refused(() -> image.conv2d(kernel, Conv2dSpec.DEFAULT.withDilation(most).withPadding(Padding.SAME)));
        refused(() -> image.conv2dTranspose(kernel, Conv2dSpec.DEFAULT.withStride(most)));
        refused(() -> image.maxPool2d(Pool2dSpec.of(most)));
        refused(() -> image.averagePool2d(Pool2dSpec.of(most).withPadding(Padding.SAME)));
    }

    @Test
    void refusesWhatIsTooLarge() {
        int most = Integer.MAX_VALUE;
        Tensor three = backend.tensor(new long[] {0, 1, 2});
        refused(() -> three.repeat(most, 0));
        refused(() -> three.oneHot(most, DType.FLOAT32));
        refused(() -> three.broadcastTo(most, 3));
        refused(() -> three.reshape(1L << 32, 1L << 32, -1));
        refused(() -> backend.zeros(1L << 40));
        refused(() -> backend.zeros(0, 1L << 40));
        refused(() -> backend.ones(most));
        refused(() -> backend.eye(most));
        refused(() -> backend.eye(46340));
        refused(() -> backend.arange(0, 1e18, 1));
        refused(() -> backend.arange(most));
        refused(() -> backend.linspace(0, 1, most));
    }

    @Test
    void refusesToSplitIntoPartsThatCannotBeMade() {
        Tensor three = backend.tensor(new long[] {0, 1, 2});
        refused(() -> three.split(new long[] {Long.MAX_VALUE, Long.MAX_VALUE, 5}, 0));
        refused(() -> backend.ones(0).split(Integer.MAX_VALUE, 0));
        assertThat(backend.ones(0).split(3, 0)).hasSize(3);
    }

    @Test
    void refusesNumbersThatTheDtypeDoesNotHold() {
        Tensor x = backend.ones(2, 2);
        Tensor two = backend.ones(2);
        refused(() -> x.leakyRelu(Double.MAX_VALUE));
        refused(() -> x.elu(-Double.MAX_VALUE));
        refused(() -> x.batchNorm(two, two, two, two, Double.MAX_VALUE));
        refused(() -> x.layerNorm(two, two, Double.MAX_VALUE));
        refused(() -> x.groupNorm(two, two, 1, Double.MAX_VALUE));
        assertThat(x.cast(DType.FLOAT64).leakyRelu(Double.MAX_VALUE).toDoubles())
                .containsOnly(1);
    }

    @Test
    void namesTheOperationWhoseIndexIsOutOfRange() {
        Tensor wrong = backend.tensor(new int[] {5});
        assertThatThrownBy(() -> backend.ones(2, 1).embedding(wrong))
                .isExactlyInstanceOf(IndexOutOfRangeException.class)
                .hasMessage("embedding: an index is out of range; expected 0 to 1");
        for (long[] sizes : new long[][] {{1, 2}, {1, 1, 2}}) {
            assertThatThrownBy(() -> backend.ones(sizes)
                            .sparseSoftmaxCrossEntropy(sizes.length == 2 ? wrong : wrong.reshape(1, 1)))
                    .isExactlyInstanceOf(IndexOutOfRangeException.class)
                    .hasMessage("sparseSoftmaxCrossEntropy: an index is out of range; expected 0 to 1");
        }
    }

    @Test
    void slicesAtTheEndsOfWhatALongHolds() {
        Tensor three = backend.tensor(new double[] {1, 2, 3});
        long least = Long.MIN_VALUE;
        long most = Long.MAX_VALUE;
        assertThat(three.slice(0, Slice.of(least, most)).toDoubles()).containsExactly(1, 2, 3);
        assertThat(three.slice(0, Slice.of(most, least)).toDoubles()).isEmpty();
        assertThat(three.slice(0, Slice.all().by(most)).toDoubles()).containsExactly(1);
        assertThat(three.slice(0, Slice.all().by(-most)).toDoubles()).containsExactly(3);
        assertThat(backend.function(x -> x.slice(0, Slice.all().by(most)))
                        .call(three)
                        .toDoubles())
                .containsExactly(1);
        assertThat(three.slice(0, Slice.all().by(least)).toDoubles()).containsExactly(3);
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(InvalidArgumentException.class);
    }
}
