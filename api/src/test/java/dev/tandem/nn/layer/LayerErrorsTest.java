package dev.tandem.nn.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.TandemException;
import dev.tandem.nn.Blueprint;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.type.DType;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What layers reject, and how they say so. */
class LayerErrorsTest {
    private record Misfit(Layer layer, Input input) {}

    static List<Misfit> misfits() {
        Input vector = Input.of(4);
        Input sequence = Input.of(6, 4);
        Input image = Input.of(6, 6, 4);
        return List.of(
                new Misfit(Conv1D.of(2, 3), vector),
                new Misfit(Conv1D.of(2, 7), sequence),
                new Misfit(Conv2D.of(2, 3), sequence),
                new Misfit(Conv2D.of(3, 7), image),
                new Misfit(Conv2D.of(3, 3).groups(3), image),
                new Misfit(DepthwiseConv2D.of(3), sequence),
                new Misfit(SeparableConv2D.of(2, 3), sequence),
                new Misfit(Conv2DTranspose.of(2, 3), sequence),
                new Misfit(MaxPooling1D.of(), image),
                new Misfit(AveragePooling1D.of(7), sequence),
                new Misfit(MaxPooling2D.of(), sequence),
                new Misfit(AveragePooling2D.of(7), image),
                new Misfit(GlobalMaxPooling1D.of(), vector),
                new Misfit(GlobalAveragePooling1D.of(), vector),
                new Misfit(GlobalMaxPooling2D.of(), sequence),
                new Misfit(GlobalAveragePooling2D.of(), sequence),
                new Misfit(ZeroPadding2D.of(1), sequence),
                new Misfit(Cropping2D.of(3), image),
                new Misfit(UpSampling2D.of(), sequence),
                new Misfit(SpatialDropout1D.of(0.1), vector),
                new Misfit(SpatialDropout2D.of(0.1), sequence),
                new Misfit(LayerNormalization.of().lastAxes(3), sequence),
                new Misfit(GroupNormalization.of(3), image),
                new Misfit(Reshape.of(5, -1), vector),
                new Misfit(Reshape.of(5), vector),
                new Misfit(Permute.of(2, 1), vector),
                new Misfit(RepeatVector.of(2), sequence),
                new Misfit(Softmax.of(3), sequence),
                new Misfit(PRelu.of().sharing(2), vector),
                new Misfit(Masking.of(), vector),
                new Misfit(Embedding.of(3, 2), vector),
                new Misfit(Embedding.of(3, 2).maskingZero(), Input.ids(2, 2)),
                new Misfit(SimpleRNN.of(2), vector),
                new Misfit(LSTM.of(2), image),
                new Misfit(GRU.of(2), Input.of(0, 4)),
                new Misfit(Bidirectional.of(GRU.of(2)), vector),
                new Misfit(MultiHeadAttention.of(2, 2), vector),
                new Misfit(Add.of(), vector),
                new Misfit(Concatenate.of(), vector),
                new Misfit(Dot.of(1), vector));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void inputsThatDoNotFitNameTheLayer(Misfit misfit) {
        Layer model = Sequential.of(misfit.layer().named("odd"));
        assertThatThrownBy(() -> Blueprint.of(model, DType.FLOAT32, misfit.input()))
                .isInstanceOf(TandemException.class)
                .hasMessageStartingWith("layer 'odd' (" + misfit.layer().type() + ")")
                .hasMessageContaining("expected");
    }

    static List<Supplier<Layer>> mistakes() {
        return List.of(
                () -> LeakyRelu.of(-1),
                () -> Elu.of(Double.NaN),
                () -> Softmax.of(0),
                () -> PRelu.of().sharing(0),
                () -> SpatialDropout1D.of(1),
                () -> SpatialDropout2D.of(-0.1),
                () -> GaussianNoise.of(-1),
                () -> GaussianDropout.of(1),
                () -> Reshape.of(-1, -1),
                () -> Permute.of(1, 3),
                () -> RepeatVector.of(0),
                () -> ZeroPadding2D.of(-1),
                () -> Cropping2D.of(-1),
                () -> UpSampling2D.of(0),
                () -> Concatenate.of(0),
                () -> Conv1D.of(0, 1),
                () -> Conv1D.of(3, 1).groups(2),
                () -> Conv2D.of(1, 0),
                () -> Conv2D.of(1, 1).strides(0),
                () -> DepthwiseConv2D.of(1).depthMultiplier(0),
                () -> SeparableConv2D.of(0, 1),
                () -> Conv2DTranspose.of(1, 1).dilation(0),
                () -> MaxPooling1D.of(2).padding(Padding1D.CAUSAL),
                () -> AveragePooling1D.of(0),
                () -> MaxPooling2D.of(0),
                () -> AveragePooling2D.of(2).strides(0),
                () -> BatchNormalization.of().momentum(2),
                () -> LayerNormalization.of().epsilon(0),
                () -> GroupNormalization.of(0),
                () -> Embedding.of(0, 1),
                () -> SimpleRNN.of(0),
                () -> LSTM.of(1).dropout(1),
                () -> GRU.of(1).recurrentDropout(-1),
                () -> Bidirectional.of(GRU.of(1).goBackwards()),
                () -> MultiHeadAttention.of(0, 1));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void settingsThatMakeNoSenseSayWhatWasExpected(Supplier<Layer> mistake) {
        assertThatThrownBy(mistake::get)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageMatching("[A-Z][A-Za-z0-9]+: .*; expected .*");
    }

    @Test
    void dotSaysWhichSizesDiffer() {
        assertThatThrownBy(() -> Blueprint.of(
                        Dot.of(1), DType.FLOAT32, Input.of(3), Input.of(4).named("b")))
                .hasMessageContaining("of sizes 3 and 4");
    }
}
