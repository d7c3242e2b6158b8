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
 * A fully connected recurrence (Elman 1990): hₜ = activation(xₜ·kernel + hₜ₋₁·recurrent_kernel + bias).
 *
 * <p>Inputs and outputs: see {@link RecurrentLayer}; one state. Parameters: {@code kernel} [features, units], {@code recurrent_kernel}
 * [units, units], {@code bias} [units]. Defaults of Keras 3: tanh, Glorot-uniform kernel, orthogonal recurrent kernel, bias of zeros, last
 * output alone.
 *
 * @param units how many numbers come out at each step
 * @param activation of the state
 * @param useBias whether biases are added
 * @param kernel how the kernel of the inputs starts and is held
 * @param recurrentKernel how the kernel of the states starts and is held
 * @param bias how the biases start and are held
 * @param dropout share of the features that is dropped while training, the same ones at each step
 * @param recurrentDropout share of the states that is dropped before the recurrent kernel while training, the same ones at each step and for all gates
 * @param recurrence how it goes through a sequence, and what it gives of it
 */
public record SimpleRNN(
        int units,
        Activation activation,
        boolean useBias,
        WeightConfig kernel,
        WeightConfig recurrentKernel,
        WeightConfig bias,
        double dropout,
        double recurrentDropout,
        Recurrence recurrence)
        implements RecurrentLayer {
    /** Checks the numbers. */
    public SimpleRNN {
        LayerCheck.positive("SimpleRNN", "units", units);
        LayerCheck.rate("SimpleRNN", dropout);
        LayerCheck.rate("SimpleRNN", recurrentDropout);
    }

    /** So many units, with Keras' defaults. */
    public static SimpleRNN of(int units) {
        return new SimpleRNN(
                units,
                Activation.TANH,
                true,
                WeightConfig.of(Initializer.glorotUniform()),
                WeightConfig.of(Initializer.orthogonal()),
                WeightConfig.of(Initializer.zeros()),
                0,
                0,
                Recurrence.DEFAULT);
    }

    /** The same with another activation of the state. */
    public SimpleRNN activation(Activation other) {
        return new SimpleRNN(
                units, other, useBias, kernel, recurrentKernel, bias, dropout, recurrentDropout, recurrence);
    }

    /** The same without biases. */
    public SimpleRNN withoutBias() {
        return new SimpleRNN(
                units, activation, false, kernel, recurrentKernel, bias, dropout, recurrentDropout, recurrence);
    }

    /** The same with a changed kernel of the inputs. */
    public SimpleRNN kernel(UnaryOperator<WeightConfig> change) {
        return new SimpleRNN(
                units,
                activation,
                useBias,
                change.apply(kernel),
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a changed kernel of the states. */
    public SimpleRNN recurrentKernel(UnaryOperator<WeightConfig> change) {
        return new SimpleRNN(
                units,
                activation,
                useBias,
                kernel,
                change.apply(recurrentKernel),
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a changed bias. */
    public SimpleRNN bias(UnaryOperator<WeightConfig> change) {
        return new SimpleRNN(
                units,
                activation,
                useBias,
                kernel,
                recurrentKernel,
                change.apply(bias),
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with that share of the features dropped while training. */
    public SimpleRNN dropout(double rate) {
        return new SimpleRNN(
                units, activation, useBias, kernel, recurrentKernel, bias, rate, recurrentDropout, recurrence);
    }

    /** The same with that share of the states dropped while training. */
    public SimpleRNN recurrentDropout(double rate) {
        return new SimpleRNN(units, activation, useBias, kernel, recurrentKernel, bias, dropout, rate, recurrence);
    }

    @Override
    public SimpleRNN recurrence(Recurrence other) {
        return new SimpleRNN(
                units, activation, useBias, kernel, recurrentKernel, bias, dropout, recurrentDropout, other);
    }

    /** The same, giving the output of each time step. */
    public SimpleRNN returnSequences() {
        return recurrence(recurrence.withSequences());
    }

    /** The same, giving the last states after the output. */
    public SimpleRNN returnState() {
        return recurrence(recurrence.withState());
    }

    /** The same, going from the last step to the first. */
    public SimpleRNN goBackwards() {
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
        builder.parameter("kernel", Shape.of(in, units), kernel);
        builder.parameter("recurrent_kernel", Shape.of(units, units), recurrentKernel);
        if (useBias) {
            builder.parameter("bias", Shape.of(units), bias);
        }
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        Tensor x = Unrolled.dropped(call, inputs.get(0), dropout);
        Tensor recurrent = call.parameter("recurrent_kernel");
        Tensor factor = Unrolled.stateFactor(call, this, x, recurrentDropout);
        return Unrolled.run(call, this, inputs, Unrolled.projected(call, x, useBias), (projected, states) -> {
            Tensor state = recurrentDropout == 0 ? states.get(0) : states.get(0).multiply(factor);
            return List.of(activation.apply(projected.add(state.matmul(recurrent))));
        });
    }
}
