package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.nn.Parameter;
import dev.tandem.nn.Regularizer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.ActivationLayer;
import dev.tandem.nn.layer.ActivityRegularization;
import dev.tandem.nn.layer.Add;
import dev.tandem.nn.layer.Average;
import dev.tandem.nn.layer.AveragePooling1D;
import dev.tandem.nn.layer.AveragePooling2D;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Concatenate;
import dev.tandem.nn.layer.Conv1D;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Conv2DTranspose;
import dev.tandem.nn.layer.Cropping2D;
import dev.tandem.nn.layer.DepthwiseConv2D;
import dev.tandem.nn.layer.Dot;
import dev.tandem.nn.layer.Elu;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.GaussianDropout;
import dev.tandem.nn.layer.GaussianNoise;
import dev.tandem.nn.layer.GlobalAveragePooling1D;
import dev.tandem.nn.layer.GlobalAveragePooling2D;
import dev.tandem.nn.layer.GlobalMaxPooling1D;
import dev.tandem.nn.layer.GlobalMaxPooling2D;
import dev.tandem.nn.layer.GroupNormalization;
import dev.tandem.nn.layer.Lambda;
import dev.tandem.nn.layer.LayerNormalization;
import dev.tandem.nn.layer.LeakyRelu;
import dev.tandem.nn.layer.Masking;
import dev.tandem.nn.layer.MaxPooling1D;
import dev.tandem.nn.layer.MaxPooling2D;
import dev.tandem.nn.layer.Maximum;
import dev.tandem.nn.layer.Minimum;
import dev.tandem.nn.layer.Multiply;
import dev.tandem.nn.layer.PRelu;
import dev.tandem.nn.layer.Padding1D;
import dev.tandem.nn.layer.Permute;
import dev.tandem.nn.layer.RepeatVector;
import dev.tandem.nn.layer.Reshape;
import dev.tandem.nn.layer.SeparableConv2D;
import dev.tandem.nn.layer.Softmax;
import dev.tandem.nn.layer.SpatialDropout2D;
import dev.tandem.nn.layer.Subtract;
import dev.tandem.nn.layer.UpSampling2D;
import dev.tandem.nn.layer.ZeroPadding2D;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers that layers give: literal ones, and those of plain loops. */
public abstract class LayerValuesContract extends OpenLayers {
    protected LayerValuesContract(String name) {
        super(name);
    }

    private Tensor row(double... values) {
        return wide.tensor(new double[][] {values});
    }

    /** One image of one channel. */
    private Tensor pixels(double[][] image) {
        return wide.tensor(image).reshape(1, image.length, image[0].length, 1);
    }

    private static final double[][] SMALL = {{1, 2, 3}, {4, 5, 6}};

    private static void close(double[] actual, double... expected) {
        assertThat(actual).containsExactly(expected, within(1e-12));
    }

    @Test
    void activationsWithASlope() {
        close(values(LeakyRelu.of(), row(-2, 0, 3)), -0.6, 0, 3);
        close(values(Elu.of(2), row(-1, 0, 3)), 2 * Math.expm1(-1), 0, 3);
        close(values(ActivationLayer.of(Activation.RELU6), row(-1, 2, 9)), 0, 2, 6);
        close(values(Softmax.of(), row(0, Math.log(3))), 0.25, 0.75);
        Network prelu = network(PRelu.of(), row(0, 0));
        prelu.parameter("alpha").variable().assign(wide.tensor(new double[] {0.5, 2}));
        close(values(prelu, row(-2, -3)), -1, -6);
    }

    @Test
    void shapes() {
        close(values(Flatten.of(), pixels(SMALL)), 1, 2, 3, 4, 5, 6);
        close(values(Reshape.of(3, -1), row(1, 2, 3, 4, 5, 6)), 1, 2, 3, 4, 5, 6);
        close(values(Permute.of(2, 1), wide.tensor(new double[][][] {SMALL})), 1, 4, 2, 5, 3, 6);
        close(values(RepeatVector.of(2), row(1, 2)), 1, 2, 1, 2);
        close(values(new ZeroPadding2D(1, 0, 0, 1), pixels(SMALL)), 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0);
        close(values(new Cropping2D(1, 0, 0, 1), pixels(SMALL)), 4, 5);
        close(values(UpSampling2D.of(1, 2), pixels(SMALL)), 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);
        close(values(UpSampling2D.of(1, 2).bilinear(), pixels(new double[][] {{1, 3}})), 1, 1.5, 2.5, 3);
    }

    @Test
    void merges() {
        Tensor a = row(1, 5);
        Tensor b = row(4, 2);
        close(values(Add.of(), a, b), 5, 7);
        close(values(Subtract.of(), a, b), -3, 3);
        close(values(Multiply.of(), a, b), 4, 10);
        close(values(Average.of(), a, b), 2.5, 3.5);
        close(values(Maximum.of(), a, b), 4, 5);
        close(values(Minimum.of(), a, b), 1, 2);
        close(values(Concatenate.of(), a, b), 1, 5, 4, 2);
        close(values(Dot.of(1), a, b), 14);
        close(values(Dot.of(1).normalized(), row(3, 4), row(4, 3)), 24 / 25.0);
    }

    @Test
    void pools() {
        Tensor steps = wide.tensor(new double[][][] {{{1}, {4}, {2}, {3}, {9}}});
        close(values(MaxPooling1D.of(), steps), 4, 3);
        close(values(AveragePooling1D.of().padding(Padding1D.SAME), steps), 2.5, 2.5, 9);
        close(values(GlobalMaxPooling1D.of(), steps), 9);
        close(values(GlobalAveragePooling1D.of(), steps), 3.8);
        close(values(MaxPooling2D.of(2).strides(1), pixels(SMALL)), 5, 6);
        close(values(AveragePooling2D.of(2).strides(1), pixels(SMALL)), 3, 4);
        close(values(GlobalMaxPooling2D.of(), pixels(SMALL)), 6);
        close(values(GlobalAveragePooling2D.of(), pixels(SMALL)), 3.5);
    }

    @Test
    void averagesOverStepsThatAreNotMasked() {
        Tensor steps = wide.tensor(new double[][][] {{{1, 2}, {0, 0}, {3, 6}}});
        close(values(Sequential.of(Masking.of(), GlobalAveragePooling1D.of()), steps), 2, 4);
    }

    @Test
    void looksUpVectors() {
        Tensor ids = wide.tensor(new int[][] {{2, 0}}, DType.INT32);
        Network network = network(Embedding.of(3, 2), ids);
        network.parameter("embeddings").variable().assign(wide.tensor(new double[][] {{1, 2}, {3, 4}, {5, 6}}));
        close(values(network, ids), 5, 6, 1, 2);
    }

    private void convolves(Layer layer, Conv2dSpec spec, int... kernel) {
        Tensor x = normal(2, 6, 5, 4);
        Network network = shaken(network(layer, x));
        double[] flat = x.toDoubles();
        double[] result = values(network, x);
        for (int n = 0; n < 2; n++) {
            double[] expected = PlainImages.flat(PlainImages.convolution(
                    PlainImages.image(flat, n * 120, 6, 5, 4),
                    PlainImages.kernel(parameter(network, "kernel"), kernel[0], kernel[1], kernel[2], kernel[3]),
                    parameter(network, "bias"),
                    spec));
            double[] example = Arrays.copyOfRange(result, n * expected.length, (n + 1) * expected.length);
            assertThat(example).containsExactly(expected, within(1e-10));
        }
    }

    @Test
    void convolutionsAreThoseOfPlainLoops() {
        Conv2dSpec spec = Conv2dSpec.DEFAULT;
        convolves(Conv2D.of(3, 2), spec, 2, 2, 4, 3);
        convolves(Conv2D.of(3, 3, 2).same(), spec.withPadding(Padding.SAME), 3, 2, 4, 3);
        convolves(
                Conv2D.of(3, 3).same().strides(2),
                spec.withPadding(Padding.SAME).withStride(2),
                3,
                3,
                4,
                3);
        convolves(Conv2D.of(2, 2).dilation(2), spec.withDilation(2), 2, 2, 4, 2);
        convolves(Conv2D.of(6, 3).groups(2), spec.withGroups(2), 3, 3, 2, 6);
        // [h, w, in, multiplier] in row-major order is [h, w, 1, in·multiplier].
        convolves(DepthwiseConv2D.of(3).depthMultiplier(2), spec.withGroups(4), 3, 3, 1, 8);
    }

    /** The gradients of a depthwise convolution by its image and its kernel, each engine's own or Tandem's. */
    private static List<double[]> depthwiseGradients(Backend on, double[] values) {
        Network network =
                Network.build(on, DepthwiseConv2D.of(3).depthMultiplier(2).same(), Input.of(6, 5, 4));
        TensorType kernel = new TensorType(Shape.of(3, 3, 4, 2), on.dtype());
        Variable weight = network.parameter("kernel").variable();
        weight.assign(TensorData.of(kernel, Arrays.copyOf(values, 72)));
        TensorFunction function = on.functionOfList(inputs -> {
            Tensor loss = network.call(inputs.get(0)).square().mean();
            Gradients gradients = loss.gradients(inputs.get(0), weight);
            return List.of(gradients.of(inputs.get(0)), gradients.of(weight));
        });
        Tensor x = on.tensor(TensorData.of(new TensorType(Shape.of(2, 6, 5, 4), on.dtype()), values));
        return function.callAll(x).stream().map(Tensor::toDoubles).toList();
    }

    @Test
    void depthwiseGradientsAreTheSameInBothPrecisions() {
        double[] values = normal(2, 6, 5, 4).toDoubles();
        List<double[]> expected = depthwiseGradients(wide, values);
        try (Backend symbolic = open(Map.of("gradients", "symbolic"))) {
            for (Backend on : List.of(backend, symbolic)) {
                List<double[]> actual = depthwiseGradients(on, values);
                assertThat(actual.get(0)).containsExactly(expected.get(0), within(1e-5));
                assertThat(actual.get(1)).containsExactly(expected.get(1), within(1e-5));
            }
        }
    }

    @Test
    void separableIsDepthwiseThenPointwise() {
        Tensor x = normal(2, 5, 5, 3);
        Network whole = shaken(network(SeparableConv2D.of(4, 3), x));
        Network parts = network(Sequential.of(DepthwiseConv2D.of(3).withoutBias(), Conv2D.of(4, 1)), x);
        parts.parameter("depthwise_conv2d/kernel")
                .variable()
                .assign(whole.parameter("depthwise_kernel").variable());
        parts.parameter("conv2d/kernel")
                .variable()
                .assign(whole.parameter("pointwise_kernel").variable());
        parts.parameter("conv2d/bias").variable().assign(whole.parameter("bias").variable());
        close(values(whole, x), values(parts, x));
    }

    @Test
    void transposedConvolutionsLayDownTheKernel() {
        for (int stride : new int[] {1, 2, 4}) {
            for (boolean same : new boolean[] {false, true}) {
                Conv2DTranspose layer = Conv2DTranspose.of(2, 3).strides(stride);
                Tensor x = normal(1, 3, 4, 3);
                Network network = shaken(network(same ? layer.same() : layer, x));
                double[] expected = PlainImages.flat(PlainImages.transposed(
                        PlainImages.image(x.toDoubles(), 0, 3, 4, 3),
                        PlainImages.kernel(parameter(network, "kernel"), 3, 3, 2, 3),
                        parameter(network, "bias"),
                        stride,
                        same));
                assertThat(values(network, x)).containsExactly(expected, within(1e-10));
            }
        }
    }

    @Test
    void bilinearIsThatOfPlainLoops() {
        Tensor x = normal(1, 3, 4, 2);
        double[] expected = PlainImages.flat(PlainImages.bilinear(PlainImages.image(x.toDoubles(), 0, 3, 4, 2), 3, 2));
        assertThat(values(UpSampling2D.of(3, 2).bilinear(), x)).containsExactly(expected, within(1e-12));
    }

    @Test
    void convolvesSequencesCausally() {
        Tensor x = wide.tensor(new double[][][] {{{1}, {2}, {3}, {4}}});
        Network network = network(Conv1D.of(1, 2).padding(Padding1D.CAUSAL).dilation(2), x);
        network.parameter("kernel").variable().assign(wide.tensor(new double[][][] {{{10}}, {{1}}}));
        close(values(network, x), 1, 2, 13, 24);
    }

    @Test
    void batchNormalizationKeepsMovingStatistics() {
        Tensor x = wide.tensor(new double[][] {{1, 10}, {3, 20}});
        Network network = network(BatchNormalization.of().momentum(0.9), x);
        double[] trained = network.forward(true, List.of(x)).output().toDoubles();
        close(trained, -1 / Math.sqrt(1.001), -5 / Math.sqrt(25.001), 1 / Math.sqrt(1.001), 5 / Math.sqrt(25.001));
        close(parameter(network, "moving_mean"), 0.2, 1.5);
        close(parameter(network, "moving_variance"), 0.9 + 0.1, 0.9 + 2.5);
        close(values(network, row(1, 10)), 0.8 / Math.sqrt(1.001), 8.5 / Math.sqrt(3.401));
        assertThat(network.trainable()).extracting(Parameter::name).containsExactly("gamma", "beta");
    }

    @Test
    void frozenBatchNormalizationLeavesItsStatisticsAlone() {
        Tensor x = row(5, 7);
        Network network = network(Sequential.of(BatchNormalization.of()), x);
        network.freeze("batch_normalization", true);
        double[] trained = network.forward(true, List.of(x)).output().toDoubles();
        close(trained, 5 / Math.sqrt(1.001), 7 / Math.sqrt(1.001));
        close(parameter(network, "batch_normalization/moving_mean"), 0, 0);
    }

    @Test
    void batchNormalizationLeavesMaskedStepsOut() {
        Tensor x = wide.tensor(new double[][][] {{{1}, {0}, {3}}});
        Network network =
                network(Sequential.of(Masking.of(), BatchNormalization.of().momentum(0)), x);
        network.forward(true, List.of(x));
        assertThat(parameter(network, "batch_normalization/moving_mean"))
                .containsExactly(new double[] {2}, within(1e-6));
        assertThat(parameter(network, "batch_normalization/moving_variance"))
                .containsExactly(new double[] {1}, within(1e-6));
    }

    @Test
    void normalizesExamplesAndGroups() {
        double s = 1 / Math.sqrt(1.001);
        close(values(LayerNormalization.of(), row(1, 3)), -s, s);
        close(values(GroupNormalization.of(2), row(1, 3, 5, 7)), -s, s, -s, s);
        double t = 1 / Math.sqrt(5.001);
        close(values(GroupNormalization.of(1), row(1, 3, 5, 7)), -3 * t, -t, t, 3 * t);
    }

    @Test
    void addsNoiseWhileTrainingOnly() {
        Tensor x = wide.ones(40, 50);
        for (Layer layer : List.of(GaussianNoise.of(0.5), GaussianDropout.of(0.2))) {
            Network network = network(layer, x);
            double[] noisy = network.forward(true, List.of(x)).output().toDoubles();
            double mean = Arrays.stream(noisy).average().orElseThrow();
            double variance = Arrays.stream(noisy)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isEqualTo(1, within(0.05));
            assertThat(variance).isEqualTo(0.25, within(0.03));
            assertThat(values(network, x)).containsOnly(1);
        }
    }

    @Test
    void dropsWholeChannels() {
        Tensor x = wide.ones(8, 3, 2, 16);
        double[] dropped = network(SpatialDropout2D.of(0.5), x)
                .forward(true, List.of(x))
                .output()
                .toDoubles();
        for (int i = 0; i < dropped.length; i++) {
            int first = i / 96 * 96 + i % 16;
            assertThat(dropped[i]).isEqualTo(dropped[first]).isIn(0.0, 2.0);
        }
        assertThat(Arrays.stream(dropped).distinct()).hasSize(2);
    }

    @Test
    void penalizesWhatPassesThrough() {
        Tensor x = wide.tensor(new double[][] {{1, 2}, {3, 4}});
        Network.Forward forward =
                network(ActivityRegularization.of(Regularizer.l2(0.1)), x).forward(true, List.of(x));
        close(forward.losses().get(0).toDoubles(), 1.5);
        close(forward.output().toDoubles(), 1, 2, 3, 4);
    }

    @Test
    void lambdaIsAnyFunction() {
        close(values(Lambda.of(x -> x.square().add(1)), row(2, 3)), 5, 10);
    }
}
