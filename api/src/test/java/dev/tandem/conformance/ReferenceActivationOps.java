package dev.tandem.conformance;

import dev.tandem.ops.NnOps;

/** Activations of one element. */
interface ReferenceActivationOps extends ReferenceBase, NnOps<ReferenceTensor> {
    private static double elu(double x, double alpha) {
        return x > 0 || Double.isNaN(x) ? x : alpha * Math.expm1(x);
    }

    @Override
    default ReferenceTensor relu(ReferenceTensor x) {
        return Elementwise.map(TYPES.relu(x.type()), x, value -> Math.max(value, 0));
    }

    @Override
    default ReferenceTensor leakyRelu(ReferenceTensor x, double slope) {
        return Elementwise.map(TYPES.leakyRelu(x.type(), slope), x, value -> value > 0 ? value : slope * value);
    }

    @Override
    default ReferenceTensor prelu(ReferenceTensor x, ReferenceTensor slope) {
        return Elementwise.combine(
                TYPES.prelu(x.type(), slope.type()), x, slope, (value, factor) -> value > 0 ? value : factor * value);
    }

    @Override
    default ReferenceTensor elu(ReferenceTensor x, double alpha) {
        return Elementwise.map(TYPES.elu(x.type(), alpha), x, value -> elu(value, alpha));
    }

    @Override
    default ReferenceTensor selu(ReferenceTensor x) {
        return Elementwise.map(TYPES.selu(x.type()), x, value -> 1.0507009873554805 * elu(value, 1.6732632423543772));
    }

    @Override
    default ReferenceTensor gelu(ReferenceTensor x, boolean approximate) {
        return Elementwise.map(
                TYPES.gelu(x.type(), approximate),
                x,
                value -> approximate
                        ? value
                                / 2
                                * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (value + 0.044715 * value * value * value)))
                        : value / 2 * (1 + SpecialFunctions.erf(value / Math.sqrt(2))));
    }

    @Override
    default ReferenceTensor silu(ReferenceTensor x) {
        return Elementwise.map(TYPES.silu(x.type()), x, value -> value * SpecialFunctions.sigmoid(value));
    }

    @Override
    default ReferenceTensor softplus(ReferenceTensor x) {
        return Elementwise.map(TYPES.softplus(x.type()), x, SpecialFunctions::softplus);
    }

    @Override
    default ReferenceTensor logSigmoid(ReferenceTensor x) {
        return Elementwise.map(TYPES.logSigmoid(x.type()), x, value -> -SpecialFunctions.softplus(-value));
    }

    @Override
    default ReferenceTensor softsign(ReferenceTensor x) {
        return Elementwise.map(TYPES.softsign(x.type()), x, value -> value / (1 + Math.abs(value)));
    }

    @Override
    default ReferenceTensor sigmoid(ReferenceTensor x) {
        return Elementwise.map(TYPES.sigmoid(x.type()), x, SpecialFunctions::sigmoid);
    }

    @Override
    default ReferenceTensor hardSigmoid(ReferenceTensor x) {
        return Elementwise.map(TYPES.hardSigmoid(x.type()), x, value -> Math.min(Math.max(value + 3, 0), 6) / 6);
    }

    @Override
    default ReferenceTensor mish(ReferenceTensor x) {
        return Elementwise.map(TYPES.mish(x.type()), x, value -> value * Math.tanh(SpecialFunctions.softplus(value)));
    }
}
