package dev.tandem.nn.layer;

import dev.tandem.nn.Activation;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.random.NeutralRandom;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gate): with z = xₜ·kernel + hₜ₋₁·recurrent_kernel + bias, cut into
 * zᵢ, z_f, z_c, zₒ in this order, and σ the recurrent activation,
 * cₜ = σ(z_f)·cₜ₋₁ + σ(zᵢ)·activation(z_c) and hₜ = σ(zₒ)·activation(cₜ).
 *
 * <p>Inputs and outputs: see {@link RecurrentLayer}; two states, h and c. Parameters: {@code kernel} [features, 4·units], {@code
 * recurrent_kernel} [units, 4·units], {@code bias} [4·units]. Defaults of Keras 3: tanh, sigmoid, Glorot-uniform kernel, orthogonal
 * recurrent kernel, bias of zeros but ones at the forget gate, last output alone.
 *
 * @param units how many numbers come out at each step
 * @param activation of the state and of the output
 * @param recurrentActivation of the gates
 * @param useBias whether biases are added
 * @param unitForgetBias whether the bias of the forget gate starts at 1, so that at first nothing is forgotten
 * @param kernel how the kernel of the inputs starts and is held
 * @param recurrentKernel how the kernel of the states starts and is held
 * @param bias how the biases start and are held
 * @param dropout share of the features that is dropped while training, the same ones at each step
 * @param recurrentDropout share of the states that is dropped before the recurrent kernel while training, the same ones at each step and for all gates
 * @param recurrence how it goes through a sequence, and what it gives of it
 */
public record LSTM(
        int units,
        Activation activation,
        Activation recurrentActivation,
        boolean useBias,
        boolean unitForgetBias,
        WeightConfig kernel,
        WeightConfig recurrentKernel,
        WeightConfig bias,
        double dropout,
        double recurrentDropout,
        Recurrence recurrence)
        implements RecurrentLayer {
    /** Checks the numbers. */
    public LSTM {
        LayerCheck.positive("LSTM", "units", units);
        LayerCheck.rate("LSTM", dropout);
        LayerCheck.rate("LSTM", recurrentDropout);
    }

    /** So many units, with Keras' defaults. */
    public static LSTM of(int units) {
        return new LSTM(
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
    public LSTM activation(Activation other) {
        return new LSTM(
                units,
                other,
                recurrentActivation,
                useBias,
                unitForgetBias,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with another activation of the gates. */
    public LSTM recurrentActivation(Activation other) {
        return new LSTM(
                units,
                activation,
                other,
                useBias,
                unitForgetBias,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same without biases. */
    public LSTM withoutBias() {
        return new LSTM(
                units,
                activation,
                recurrentActivation,
                false,
                unitForgetBias,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a forget gate whose bias starts as the others do. */
    public LSTM withoutUnitForgetBias() {
        return new LSTM(
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
    public LSTM kernel(UnaryOperator<WeightConfig> change) {
        return new LSTM(
                units,
                activation,
                recurrentActivation,
                useBias,
                unitForgetBias,
                change.apply(kernel),
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a changed kernel of the states. */
    public LSTM recurrentKernel(UnaryOperator<WeightConfig> change) {
        return new LSTM(
                units,
                activation,
                recurrentActivation,
                useBias,
                unitForgetBias,
                kernel,
                change.apply(recurrentKernel),
                bias,
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with a changed bias. */
    public LSTM bias(UnaryOperator<WeightConfig> change) {
        return new LSTM(
                units,
                activation,
                recurrentActivation,
                useBias,
                unitForgetBias,
                kernel,
                recurrentKernel,
                change.apply(bias),
                dropout,
                recurrentDropout,
                recurrence);
    }

    /** The same with that share of the features dropped while training. */
    public LSTM dropout(double rate) {
        return new LSTM(
                units,
                activation,
                recurrentActivation,
                useBias,
                unitForgetBias,
                kernel,
                recurrentKernel,
                bias,
                rate,
                recurrentDropout,
                recurrence);
    }

    /** The same with that share of the states dropped while training. */
    public LSTM recurrentDropout(double rate) {
        return new LSTM(
                units,
                activation,
                recurrentActivation,
                useBias,
                unitForgetBias,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                rate,
                recurrence);
    }

    @Override
    public LSTM recurrence(Recurrence other) {
        return new LSTM(
                units,
                activation,
                recurrentActivation,
                useBias,
                unitForgetBias,
                kernel,
                recurrentKernel,
                bias,
                dropout,
                recurrentDropout,
                other);
    }

    /** The same, giving the output of each time step. */
    public LSTM returnSequences() {
        return recurrence(recurrence.withSequences());
    }

    /** The same, giving the last states after the output. */
    public LSTM returnState() {
        return recurrence(recurrence.withState());
    }

    /** The same, going from the last step to the first. */
    public LSTM goBackwards() {
        return recurrence(new Recurrence(recurrence.returnSequences(), recurrence.returnState(), true));
    }

    @Override
    public int stateCount() {
        return 2;
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        Unrolled.check(this, inputs);
        long in = inputs.get(0).shape().size(1);
        builder.parameter("kernel", Shape.of(in, 4L * units), kernel);
        builder.parameter("recurrent_kernel", Shape.of(units, 4L * units), recurrentKernel);
        if (useBias) {
            WeightConfig start = unitForgetBias ? bias.initializer(new ForgetBias(bias.initializer(), units)) : bias;
            builder.parameter("bias", Shape.of(4L * units), start);
        }
    }

    /** Another initializer's values for all gates but the second, whose are 1. */
    private record ForgetBias(Initializer others, int units) implements Initializer {
        @Override
        public double[] values(NeutralRandom random, Shape shape) {
            double[] values = others.values(random, shape);
            Arrays.fill(values, units, 2 * units, 1);
            return values;
        }
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        Tensor x = Unrolled.dropped(call, inputs.get(0), dropout);
        if (isStandard() && call.mask(inputs.get(0)).isEmpty()) {
            return standard(call, x, inputs);
        }
        Tensor recurrent = call.parameter("recurrent_kernel");
        Tensor factor = Unrolled.stateFactor(call, this, x, recurrentDropout);
        return Unrolled.run(call, this, inputs, Unrolled.projected(call, x, useBias), (projected, states) -> {
            Tensor state = recurrentDropout == 0 ? states.get(0) : states.get(0).multiply(factor);
            List<Tensor> gates = projected.add(state.matmul(recurrent)).split(4, 1);
            Tensor kept = recurrentActivation.apply(gates.get(1)).multiply(states.get(1));
            Tensor taken = recurrentActivation.apply(gates.get(0)).multiply(activation.apply(gates.get(2)));
            Tensor carry = kept.add(taken);
            return List.of(recurrentActivation.apply(gates.get(3)).multiply(activation.apply(carry)), carry);
        });
    }

    /** Whether it computes at each step what the operation of its name does. */
    private boolean isStandard() {
        return activation == Activation.TANH && recurrentActivation == Activation.SIGMOID && recurrentDropout == 0;
    }

    /** All steps in one operation, which an engine may have a kernel for. */
    private List<Tensor> standard(LayerCall call, Tensor x, List<Tensor> inputs) {
        TensorType state = new TensorType(Shape.of(x.size(0), units), x.dtype());
        TensorType gates = new TensorType(Shape.of(4L * units), x.dtype());
        Tensor h = inputs.size() > 1 ? inputs.get(1) : call.constant(TensorData.filled(state, 0));
        Tensor c = inputs.size() > 1 ? inputs.get(2) : h;
        Tensor biasValue = useBias ? call.parameter("bias") : call.constant(TensorData.filled(gates, 0));
        Tensor sequence = recurrence.goBackwards() ? x.flip(1) : x;
        Tensor all = sequence.lstm(call.parameter("kernel"), call.parameter("recurrent_kernel"), biasValue, h, c);
        long steps = x.size(1);
        List<Tensor> result = new ArrayList<>();
        Tensor last = all.slice(1, steps - 1, steps).squeeze(1);
        result.add(recurrence.returnSequences() ? all.slice(1, 0, steps) : last);
        if (recurrence.returnState()) {
            result.add(last);
            result.add(all.slice(1, steps, steps + 1).squeeze(1));
        }
        return result;
    }
}
