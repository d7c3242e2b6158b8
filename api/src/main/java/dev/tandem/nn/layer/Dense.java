package dev.tandem.nn.layer;

import dev.tandem.nn.Activation;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.function.UnaryOperator;

/**
 * y = activation(x·kernel + bias), along the last axis.
 *
 * <pre>{@code
 * Dense.of(64).activation(Activation.RELU)
 * }</pre>
 *
 * <p>Input [..., in], output [..., units]. Parameters: {@code kernel} [in, units], {@code bias} [units]. Defaults of Keras 3:
 * Glorot-uniform kernel, bias of zeros, no activation.
 *
 * @param units how many numbers come out
 * @param activation applied to each
 * @param useBias whether a bias is added
 * @param kernel how the kernel starts and is held
 * @param bias how the bias starts and is held
 */
public record Dense(int units, Activation activation, boolean useBias, WeightConfig kernel, WeightConfig bias)
        implements UnaryLayer {
    /** Checks the number of units. */
    public Dense {
        LayerCheck.positive("Dense", "units", units);
    }

    /** So many units, without activation. */
    public static Dense of(int units) {
        return new Dense(
                units,
                Activation.LINEAR,
                true,
                WeightConfig.of(Initializer.glorotUniform()),
                WeightConfig.of(Initializer.zeros()));
    }

    /** The same with another activation. */
    public Dense activation(Activation other) {
        return new Dense(units, other, useBias, kernel, bias);
    }

    /** The same without a bias. */
    public Dense withoutBias() {
        return new Dense(units, activation, false, kernel, bias);
    }

    /** The same with a changed kernel: {@code kernel(k -> k.regularizer(Regularizer.l2(0.01)))}. */
    public Dense kernel(UnaryOperator<WeightConfig> change) {
        return new Dense(units, activation, useBias, change.apply(kernel), bias);
    }

    /** The same with a changed bias. */
    public Dense bias(UnaryOperator<WeightConfig> change) {
        return new Dense(units, activation, useBias, kernel, change.apply(bias));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.minRank(input, 1);
        builder.parameter("kernel", Shape.of(input.size(-1), units), kernel);
        if (useBias) {
            builder.parameter("bias", Shape.of(units), bias);
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Tensor kernelValue = call.parameter("kernel");
        Tensor sum = useBias ? x.linear(kernelValue, call.parameter("bias")) : x.matmul(kernelValue);
        return activation.apply(sum);
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
