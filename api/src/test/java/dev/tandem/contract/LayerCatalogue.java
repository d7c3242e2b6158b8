package dev.tandem.contract;

import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Regularizer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.ActivationLayer;
import dev.tandem.nn.layer.ActivityRegularization;
import dev.tandem.nn.layer.Add;
import dev.tandem.nn.layer.Average;
import dev.tandem.nn.layer.AveragePooling1D;
import dev.tandem.nn.layer.AveragePooling2D;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.Concatenate;
import dev.tandem.nn.layer.Conv1D;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Conv2DTranspose;
import dev.tandem.nn.layer.Cropping2D;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.DepthwiseConv2D;
import dev.tandem.nn.layer.Dot;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.nn.layer.Elu;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.GaussianDropout;
import dev.tandem.nn.layer.GaussianNoise;
import dev.tandem.nn.layer.GlobalAveragePooling1D;
import dev.tandem.nn.layer.GlobalAveragePooling2D;
import dev.tandem.nn.layer.GlobalMaxPooling1D;
import dev.tandem.nn.layer.GlobalMaxPooling2D;
import dev.tandem.nn.layer.GroupNormalization;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.Lambda;
import dev.tandem.nn.layer.LayerNormalization;
import dev.tandem.nn.layer.LeakyRelu;
import dev.tandem.nn.layer.Masking;
import dev.tandem.nn.layer.MaxPooling1D;
import dev.tandem.nn.layer.MaxPooling2D;
import dev.tandem.nn.layer.Maximum;
import dev.tandem.nn.layer.Minimum;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.Multiply;
import dev.tandem.nn.layer.PRelu;
import dev.tandem.nn.layer.Padding1D;
import dev.tandem.nn.layer.Permute;
import dev.tandem.nn.layer.RepeatVector;
import dev.tandem.nn.layer.Reshape;
import dev.tandem.nn.layer.SeparableConv2D;
import dev.tandem.nn.layer.SimpleRNN;
import dev.tandem.nn.layer.Softmax;
import dev.tandem.nn.layer.SpatialDropout1D;
import dev.tandem.nn.layer.SpatialDropout2D;
import dev.tandem.nn.layer.Subtract;
import dev.tandem.nn.layer.TimeDistributed;
import dev.tandem.nn.layer.UpSampling2D;
import dev.tandem.nn.layer.ZeroPadding2D;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import java.util.List;
import java.util.stream.Stream;

/** Every layer of the library, in the ways it can be set: a list, so that nothing is found by reflection. */
public final class LayerCatalogue {
    private static final Input VECTOR = Input.of(5);
    private static final Input SEQUENCE = Input.of(6, 4);
    private static final Input IMAGE = Input.of(6, 5, 4);
    private static final Input IDS = Input.ids(6);

    private LayerCatalogue() {}

    /** All cases. */
    public static List<LayerCase> all() {
        return Stream.of(elementwise(), shaping(), merging(), convolutions(), pooling(), normalizing(), sequences())
                .flatMap(List::stream)
                .toList();
    }

    private static List<LayerCase> elementwise() {
        return List.of(
                LayerCase.of("dense", Dense.of(3).activation(Activation.TANH), VECTOR),
                LayerCase.of("dense of sequences without bias", Dense.of(3).withoutBias(), SEQUENCE),
                LayerCase.of("activation", ActivationLayer.of(Activation.SILU), IMAGE),
                LayerCase.of("hard silu", ActivationLayer.of(Activation.HARD_SILU), VECTOR),
                LayerCase.of("leaky relu", LeakyRelu.of(), VECTOR),
                LayerCase.of("elu", Elu.of(0.7), VECTOR),
                LayerCase.of("softmax", Softmax.of(1), SEQUENCE),
                LayerCase.of("prelu", PRelu.of(), VECTOR),
                LayerCase.of("prelu shared", PRelu.of().sharing(1, 2), IMAGE),
                LayerCase.of("dropout", Dropout.of(0.3), VECTOR),
                LayerCase.of("spatial dropout 1d", SpatialDropout1D.of(0.3), SEQUENCE),
                LayerCase.of("spatial dropout 2d", SpatialDropout2D.of(0.3), IMAGE),
                LayerCase.of("gaussian noise", GaussianNoise.of(0.2), VECTOR),
                LayerCase.of("gaussian dropout", GaussianDropout.of(0.2), VECTOR),
                LayerCase.of("activity regularization", ActivityRegularization.of(Regularizer.l2(0.1)), VECTOR),
                LayerCase.of("lambda", Lambda.of(Tensor::square), VECTOR));
    }

    private static List<LayerCase> shaping() {
        return List.of(
                LayerCase.of("flatten", Flatten.of(), IMAGE),
                LayerCase.of("reshape", Reshape.of(3, -1), SEQUENCE),
                LayerCase.of("permute", Permute.of(3, 1, 2), IMAGE),
                LayerCase.of("repeat vector", RepeatVector.of(3), VECTOR),
                LayerCase.of("zero padding", new ZeroPadding2D(1, 0, 2, 1), IMAGE),
                LayerCase.of("cropping", new Cropping2D(1, 2, 0, 1), IMAGE),
                LayerCase.of("nearest", UpSampling2D.of(2, 3), IMAGE),
                LayerCase.of("bilinear", UpSampling2D.of(3, 2).bilinear(), IMAGE));
    }

    private static List<LayerCase> merging() {
        Input first = SEQUENCE.named("first");
        Input second = SEQUENCE.named("second");
        return List.of(
                LayerCase.of("add", Add.of(), first, second, SEQUENCE.named("third")),
                LayerCase.of("subtract", Subtract.of(), first, second),
                LayerCase.of("multiply", Multiply.of(), first, second),
                LayerCase.of("average", Average.of(), first, second),
                LayerCase.of("maximum", Maximum.of(), first, second),
                LayerCase.of("minimum", Minimum.of(), first, Input.of(1, 4).named("broadcast")),
                LayerCase.of(
                        "concatenate", Concatenate.of(), first, Input.of(6, 2).named("second")),
                LayerCase.of(
                        "concatenate steps",
                        Concatenate.of(1),
                        first,
                        Input.of(3, 4).named("second")),
                LayerCase.of("dot", Dot.of(2, 1), first, Input.of(4, 3).named("second")),
                LayerCase.of("cosine", Dot.of(-1).normalized(), VECTOR, VECTOR.named("second")));
    }

    private static List<LayerCase> convolutions() {
        return List.of(
                LayerCase.of("conv1d", Conv1D.of(3, 2).activation(Activation.TANH), SEQUENCE),
                LayerCase.of(
                        "conv1d causal",
                        Conv1D.of(4, 3).padding(Padding1D.CAUSAL).dilation(2).groups(2),
                        SEQUENCE),
                LayerCase.of(
                        "conv1d strided",
                        Conv1D.of(3, 3).padding(Padding1D.SAME).strides(2),
                        SEQUENCE),
                LayerCase.of("conv2d", Conv2D.of(3, 2), IMAGE),
                LayerCase.of("conv2d same", Conv2D.of(3, 3, 2).same().strides(2).activation(Activation.TANH), IMAGE),
                LayerCase.of("conv2d dilated", Conv2D.of(2, 2).dilation(2).withoutBias(), IMAGE),
                LayerCase.of("conv2d groups", Conv2D.of(6, 3).groups(2), IMAGE),
                LayerCase.of(
                        "depthwise", DepthwiseConv2D.of(3).depthMultiplier(2).same(), IMAGE),
                LayerCase.of("separable", SeparableConv2D.of(3, 2).depthMultiplier(2), IMAGE),
                LayerCase.of("transposed", Conv2DTranspose.of(3, 3).strides(2), IMAGE),
                LayerCase.of(
                        "transposed same", Conv2DTranspose.of(3, 3).strides(2).same(), IMAGE));
    }

    private static List<LayerCase> pooling() {
        return List.of(
                LayerCase.of("max pooling 1d", MaxPooling1D.of(), SEQUENCE),
                LayerCase.of("average pooling 1d", AveragePooling1D.of(4).padding(Padding1D.SAME), SEQUENCE),
                LayerCase.of("max pooling 2d", MaxPooling2D.of(3).strides(2).same(), IMAGE),
                LayerCase.of("average pooling 2d", AveragePooling2D.of(2, 3), IMAGE),
                LayerCase.of("global max pooling 1d", GlobalMaxPooling1D.of(), SEQUENCE),
                LayerCase.of("global average pooling 1d", GlobalAveragePooling1D.of(), SEQUENCE),
                LayerCase.of(
                        "masked global average",
                        Sequential.of(Embedding.of(4, 3).maskingZero(), GlobalAveragePooling1D.of()),
                        Input.ids(60)),
                LayerCase.of("global max pooling 2d", GlobalMaxPooling2D.of().keepingDims(), IMAGE),
                LayerCase.of("global average pooling 2d", GlobalAveragePooling2D.of(), IMAGE));
    }

    private static List<LayerCase> normalizing() {
        return List.of(
                LayerCase.of("batch normalization", BatchNormalization.of(), IMAGE),
                LayerCase.of(
                        "batch normalization, no scale", BatchNormalization.of().withoutScale(), VECTOR),
                LayerCase.of("layer normalization", LayerNormalization.of(), SEQUENCE),
                LayerCase.of(
                        "layer normalization of two axes",
                        LayerNormalization.of().lastAxes(2),
                        IMAGE),
                LayerCase.of("group normalization", GroupNormalization.of(2), IMAGE),
                LayerCase.of("instance normalization", GroupNormalization.of(-1).withoutCenter(), IMAGE));
    }

    private static List<LayerCase> sequences() {
        return List.of(
                LayerCase.of("embedding", Embedding.of(4, 3), IDS),
                LayerCase.of("masking", Masking.of(), SEQUENCE),
                LayerCase.of("simple rnn", SimpleRNN.of(3), SEQUENCE),
                LayerCase.of("lstm", LSTM.of(3), SEQUENCE),
                LayerCase.of("lstm with states", LSTM.of(3).returnSequences().returnState(), SEQUENCE),
                LayerCase.of(
                        "lstm from states",
                        LSTM.of(3),
                        SEQUENCE,
                        Input.of(3).named("h"),
                        Input.of(3).named("c")),
                LayerCase.of("gru", GRU.of(3).returnSequences().goBackwards(), SEQUENCE),
                LayerCase.of("gru resetting before", GRU.of(3).resetBefore(), SEQUENCE),
                LayerCase.of(
                        "masked and stacked",
                        Sequential.of(
                                Embedding.of(4, 3).maskingZero(),
                                GRU.of(3).returnSequences(),
                                LSTM.of(2).dropout(0.1).recurrentDropout(0.1)),
                        IDS),
                LayerCase.of("bidirectional", Bidirectional.of(LSTM.of(3).returnSequences()), SEQUENCE),
                LayerCase.of(
                        "bidirectional sum",
                        Bidirectional.of(GRU.of(3).returnState()).merge(Bidirectional.Merge.SUM),
                        SEQUENCE),
                LayerCase.of("time distributed", TimeDistributed.of(Conv2D.of(3, 2)), Input.of(3, 4, 5, 2)),
                LayerCase.of(
                        "time distributed with states",
                        TimeDistributed.of(SimpleRNN.of(3).returnState()),
                        Input.of(2, 3, 4),
                        Input.of(2, 3).named("state")),
                LayerCase.of("attention", MultiHeadAttention.of(2, 3), SEQUENCE).idle("key/bias"),
                LayerCase.of(
                                "attention to another",
                                MultiHeadAttention.of(2, 3)
                                        .valueDim(2)
                                        .outputDim(5)
                                        .masksFuture()
                                        .returningScores(),
                                SEQUENCE,
                                Input.of(7, 3).named("value"),
                                Input.of(7, 2).named("key"),
                                Input.of(DType.BOOL, 6, 7).named("mask"))
                        .idle("key/bias"));
    }
}
