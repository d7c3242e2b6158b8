package dev.tandem.nn.layer;

import dev.tandem.nn.Activation;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gated recurrent unit (Cho et al. 2014): with a = xₜ·kernel + bias₀ and b = hₜ₋₁·recurrent_kernel + bias₁, each cut into parts z, r, h in
 * this order, and σ the recurrent activation,
 * z = σ(a_z + b_z), r = σ(a_r + b_r), candidate = activation(a_h + r·b_h) and hₜ = z·hₜ₋₁ + (1 − z)·candidate.
 *
 * <p>That is resetAfter, as fused kernels have it. Without it, the reset gate acts on the state before the kernel, candidate =
 * activation(a_h + (r·hₜ₋₁)·recurrent_kernel_h), and there is one bias.
 *
 * <p>Inputs and outputs: see {@link RecurrentLayer}; one state. Parameters: {@code kernel} [features, 3·units], {@code recurrent_kernel}
 * [units, 3·units], {@code bias} [2, 3·units], or [3·units] without resetAfter. Defaults of Keras 3: tanh, sigmoid, resetAfter,
 * Glorot-uniform kernel, orthogonal recurrent kernel, biases of zeros, last output alone.
 *
 * @param units how many numbers come out at each step
 * @param activation of the state
 * @param recurrentActivation of the gates
 * @param useBias whether biases are added
 * @param resetAfter whether the reset gate acts after the recurrent kernel
 * @param kernel how the kernel of the inputs starts and is held
 * @param recurrentKernel how the kernel of the states starts and is held
 * @param bias how the biases start and are held
 * @param dropout share of the features that is dropped while training, the same ones at each step
 * @param recurrentDropout share of the states that is dropped before the recurrent kernel while training, the same ones at each step and for all gates
 * @param recurrence how it goes through a sequence, and what it gives of it
 */
public record GRU(
        int units,
        Activation activation,
        Activation recurrentActivation,
        boolean useBias,
        boolean resetAfter,
        WeightConfig kernel,
        WeightConfig recurrentKernel,
        WeightConfig bias,
        double dropout,
        double recurrentDropout,
        Recurrence recurrence)
        implements RecurrentLayer {
    /** Checks the numbers. */
    public GRU {
        LayerCheck.positive("GRU", "units", units);
        LayerCheck.rate("GRU", dropout);
        LayerCheck.rate("GRU", recurrentDropout);
    }

    /** So many units, with Keras' defaults. */
    public static GRU of(int units) {
        return new GRU(
                units,
                Activation.TANH,
                Activation.SIGMOID,
                true,
                true,
                WeightConfig.of(Initializer.glorotUniform()),
                WeightConfig.of(Initializer.orthogonal()),
                WeightConfig.of(Initializer.zeros()),
                0,
                0,
                Recurrence.DEFAULT);
    }

    /** The same with another activation of the state. */
    public GRU activation(Activation other) {
        return new GRU(
                units,
                other,
                recurrentActivation,
                useBias,
                resetAfter,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with another activation of the gates. */
    public GRU recurrentActivation(Activation other) {
        return new GRU(
                units,
                activation,
                other,
                useBias,
                resetAfter,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same without biases. */
    public GRU withoutBias() {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                false,
                resetAfter,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a reset gate that acts before the recurrent kernel. */
    public GRU resetBefore() {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                useBias,
                false,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a changed kernel of the inputs. */
    public GRU kernel(UnaryOperator<WeightConfig> change) {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                useBias,
                resetAfter,
                change.apply(kernel),
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a changed kernel of the states. */
    public GRU recurrentKernel(UnaryOperator<WeightConfig> change) {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                useBias,
                resetAfter,
                kernel,
                change.apply(recurrentKernel),
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a changed bias. */
    public GRU bias(UnaryOperator<WeightConfig> change) {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                useBias,
                resetAfter,
                kernel,
                recurrentKernel,
                change.apply(bias),
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with that share of the features dropped while training. */
    public GRU dropout(double rate) {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                useBias,
                resetAfter,
                kernel,
                recurrentKernel,
                bias,
                rate,
                recurrentDropout,
                recurrence);
    }

    /** The same with that share of the states dropped while training. */
    public GRU recurrentDropout(double rate) {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                useBias,
                resetAfter,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                rate,
                recurrence);
    }

    @Override
    public GRU recurrence(Recurrence other) {
        return new GRU(
                units,
                activation,
                recurrentActivation,
                useBias,
                resetAfter,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                other);
    }

    /** The same, giving the output of each time step. */
    public GRU returnSequences() {
        return recurrence(recurrence.withSequences());
    }

    /** The same, giving the last states after the output. */
    public GRU returnState() {
        return recurrence(recurrence.withState());
    }

    /** The same, going from the last step to the first. */
    public GRU goBackwards() {
        return recurrence(new Recurrence(recurrence.returnSequences(), recurrence.returnState(), true));
    }

    @Override
    public int stateCount() {
        return 1;
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        Unrolled.check(this, inputs);
        long in = inputs.get(0).shape().size(1);
        builder.parameter("kernel", Shape.of(in, 3L * units), kernel);
        builder.parameter("recurrent_kernel", Shape.of(units, 3L * units), recurrentKernel);
        if (useBias) {
            builder.parameter("bias", resetAfter ? Shape.of(2, 3L * units) : Shape.of(3L * units), bias);
        }
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        Tensor x = Unrolled.dropped(call, inputs.get(0), dropout);
        Tensor kernelValue = call.parameter("kernel");
        Tensor projection = x.matmul(kernelValue);
        if (useBias) {
            Tensor biasValue = call.parameter("bias");
            projection = projection.add(resetAfter ? biasValue.get(0) : biasValue);
        }
        Tensor recurrent = call.parameter("recurrent_kernel");
        Tensor factor = Unrolled.stateFactor(call, this, x, recurrentDropout);
        return Unrolled.run(call, this, inputs, projection, (projected, states) -> {
            Tensor before = states.get(0);
            Tensor state = recurrentDropout == 0 ? before : before.multiply(factor);
            return List.of(
                    resetAfter
                            ? after(call, projected, before, state, recurrent)
                            : before(projected, before, state, recurrent));
        });
    }

    private Tensor after(LayerCall call, Tensor projected, Tensor before, Tensor state, Tensor recurrent) {
        Tensor inner = state.matmul(recurrent);
        if (useBias) {
            inner = inner.add(call.parameter("bias").get(1));
        }
        List<Tensor> a = projected.split(3, 1);
        List<Tensor> b = inner.split(3, 1);
        Tensor update = recurrentActivation.apply(a.get(0).add(b.get(0)));
        Tensor reset = recurrentActivation.apply(a.get(1).add(b.get(1)));
        Tensor candidate = activation.apply(a.get(2).add(reset.multiply(b.get(2))));
        return mixed(update, before, candidate);
    }

    private Tensor before(Tensor projected, Tensor before, Tensor state, Tensor recurrent) {
        List<Tensor> a = projected.split(3, 1);
        List<Tensor> b = state.matmul(recurrent.slice(1, 0, 2L * units)).split(2, 1);
        Tensor update = recurrentActivation.apply(a.get(0).add(b.get(0)));
        Tensor reset = recurrentActivation.apply(a.get(1).add(b.get(1)));
        Tensor inner = reset.multiply(state).matmul(recurrent.slice(1, 2L * units, 3L * units));
        return mixed(update, before, activation.apply(a.get(2).add(inner)));
    }

    private static Tensor mixed(Tensor update, Tensor before, Tensor candidate) {
        return update.multiply(before).add(update.negate().add(1).multiply(candidate));
    }
}
