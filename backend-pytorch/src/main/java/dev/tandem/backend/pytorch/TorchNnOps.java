package dev.tandem.backend.pytorch;

import dev.tandem.ops.NnOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;

/** Activations, losses and normalisation on libtorch's kernels. */
abstract class TorchNnOps extends TorchLinalgOps implements NnOps<TorchValue> {
    /** Beyond it eˣ is so large that ln(1 + eˣ) = x in double precision, and it does not overflow in single. */
    private static final double SOFTPLUS_IS_LINEAR = 50;

    /** How many units oneDNN's kernel of an LSTM takes at a time. */
    private static final int LSTM_BLOCK = 32;

    TorchNnOps(ScriptWriter script) {
        super(script);
    }

    @Override
    public TorchValue relu(TorchValue x) {
        return same("torch.relu", x);
    }

    @Override
    public TorchValue leakyRelu(TorchValue x, double slope) {
        return script.write(x.type(), "torch.leaky_relu(" + x + ", " + Literals.number(slope) + ")", x);
    }

    @Override
    public TorchValue elu(TorchValue x, double alpha) {
        return script.write(x.type(), "torch.elu(" + x + ", " + Literals.number(alpha) + ")", x);
    }

    @Override
    public TorchValue selu(TorchValue x) {
        return same("torch.selu", x);
    }

    @Override
    public TorchValue gelu(TorchValue x, boolean approximate) {
        String formula = approximate ? "\"tanh\"" : "\"none\"";
        return script.write(x.type(), "torch.gelu(" + x + ", approximate=" + formula + ")", x);
    }

    @Override
    public TorchValue silu(TorchValue x) {
        return same("torch.silu", x);
    }

    @Override
    public TorchValue softplus(TorchValue x) {
        return script.write(x.type(), "torch.softplus(" + x + ", 1, " + SOFTPLUS_IS_LINEAR + ")", x);
    }

    @Override
    public TorchValue logSigmoid(TorchValue x) {
        return same("torch.log_sigmoid", x);
    }

    @Override
    public TorchValue sigmoid(TorchValue x) {
        return same("torch.sigmoid", x);
    }

    /** libtorch's own cannot be differentiated twice. */
    @Override
    public TorchValue hardSigmoid(TorchValue x) {
        return script.records(x) ? NnOps.super.hardSigmoid(x) : same("torch.hardsigmoid", x);
    }

    @Override
    public TorchValue mish(TorchValue x) {
        return same("torch.mish", x);
    }

    @Override
    public TorchValue softmax(TorchValue x, int axis) {
        return script.write(x.type(), "torch.softmax(" + x + ", " + axis + ")", x);
    }

    @Override
    public TorchValue logSoftmax(TorchValue x, int axis) {
        return script.write(x.type(), "torch.log_softmax(" + x + ", " + axis + ")", x);
    }

    @Override
    public TorchValue sparseSoftmaxCrossEntropy(TorchValue classes, TorchValue logits) {
        if (logits.isEmpty()) {
            return NnOps.super.sparseSoftmaxCrossEntropy(classes, logits);
        }
        TensorType type = types.sparseSoftmaxCrossEntropy(classes.type(), logits.type());
        if (logits.rank() != 2) {
            long rows = type.shape().elementCount();
            TorchValue flat = sparseSoftmaxCrossEntropy(
                    reshape(classes, Shape.of(rows)),
                    reshape(logits, Shape.of(rows, logits.shape().size(-1))));
            return reshape(flat, type.shape());
        }
        TorchValue logarithms = logSoftmax(logits, 1);
        TorchValue targets = cast(classes, DType.INT64);
        // 0: one number an example. The class to leave out is one that cannot be.
        TorchValue result = script.write(
                type,
                "torch.nll_loss(" + logarithms + ", " + targets + ", None, 0, " + (Long.MIN_VALUE + 1) + ")",
                logarithms,
                targets);
        script.expectIndices("sparseSoftmaxCrossEntropy", logits.shape().size(1));
        return result;
    }

    @Override
    public TorchValue linear(TorchValue x, TorchValue kernel, TorchValue bias) {
        if (x.rank() != 2) {
            return NnOps.super.linear(x, kernel, bias);
        }
        return script.call(types.linear(x.type(), kernel.type(), bias.type()), "torch.addmm", bias, x, kernel);
    }

    /**
     * Whether libtorch gives a sequence to oneDNN's kernel, of which it knows the first derivative, and may: with a last block of
     * 1 to 16 units, out of 32, what it predicts is wrong (seen with 2.7.1 on AVX-512). Other dtypes would gain nothing.
     */
    static boolean isFused(List<TensorType> lstm) {
        Shape states = lstm.get(4).shape();
        return lstm.get(0).dtype() == DType.FLOAT32
                && lstm.get(0).shape().elementCount() > 0
                && states.size(1) > 0
                && states.size(1) % LSTM_BLOCK == 0;
    }

    @Override
    public TorchValue lstm(
            TorchValue x, TorchValue kernel, TorchValue recurrent, TorchValue bias, TorchValue h, TorchValue c) {
        if (!isFused(typesOf(List.of(x, kernel, recurrent, bias, h, c)))) {
            return NnOps.super.lstm(x, kernel, recurrent, bias, h, c);
        }
        TensorType type = types.lstm(x.type(), kernel.type(), recurrent.type(), bias.type(), h.type(), c.type());
        TorchValue ofInputs = transpose(kernel);
        TorchValue ofStates = transpose(recurrent);
        TorchValue secondBias = zeros(bias, bias.shape());
        Shape layer = h.shape().insert(0, 1);
        TorchValue output = reshape(h, layer);
        TorchValue carry = reshape(c, layer);
        // With biases, one layer, no dropout, training or not, one direction, the batch before the steps.
        List<TorchValue> results = script.elements(
                type,
                3,
                "torch.lstm(" + x + ", " + List.of(output, carry) + ", " + List.of(ofInputs, ofStates, bias, secondBias)
                        + ", True, 1, 0., False, False, True)",
                x,
                output,
                carry,
                ofInputs,
                ofStates,
                bias);
        return script.write(
                type,
                "torch.cat([" + results.get(0) + ", torch.transpose(" + results.get(2) + ", 0, 1)], 1)",
                results.get(0),
                results.get(2));
    }

    @Override
    public TorchValue layerNorm(TorchValue x, TorchValue scale, TorchValue offset, double epsilon) {
        if (x.isEmpty() || scale.rank() == 0) {
            return NnOps.super.layerNorm(x, scale, offset, epsilon);
        }
        return script.write(
                x.type(),
                "torch.layer_norm(" + x + ", " + Literals.ints(scale.shape()) + ", " + scale + ", " + offset + ", "
                        + Literals.number(epsilon) + ")",
                x,
                scale,
                offset);
    }

    @Override
    public TorchValue embedding(TorchValue table, TorchValue ids) {
        return select("embedding", table, ids, 0);
    }

    /** What an operation over nothing gives: a tensor of that shape that is connected to its operands all the same. */
    final TorchValue nothing(Shape shape, TorchValue a, TorchValue b) {
        TorchValue total = add(sum(a, a.shape().axes(), false), sum(b, b.shape().axes(), false));
        return broadcastTo(total, shape);
    }
}
