package dev.tandem.nn;

import dev.tandem.tensor.Tensor;

/** What is done to each number that a layer puts out; the formulas stand with the operations of the same names. */
public enum Activation {
    /** x itself. */
    LINEAR,
    /** max(x, 0). */
    RELU,
    /** min(max(x, 0), 6). */
    RELU6,
    /** x where x &gt; 0, else 0.2·x (Keras 3's slope). */
    LEAKY_RELU,
    /** x where x &gt; 0, else eˣ − 1. */
    ELU,
    /** Scaled ELU, which keeps mean 0 and variance 1. */
    SELU,
    /** x·Φ(x), exact. */
    GELU,
    /** x·Φ(x), approximated by tanh. */
    GELU_TANH,
    /** x·sigmoid(x), also called swish. */
    SILU,
    /** ln(1 + eˣ). */
    SOFTPLUS,
    /** x/(1 + |x|). */
    SOFTSIGN,
    /** 1/(1 + e⁻ˣ). */
    SIGMOID,
    /** ln sigmoid(x). */
    LOG_SIGMOID,
    /** relu6(x + 3)/6. */
    HARD_SIGMOID,
    /** x·relu6(x + 3)/6. */
    HARD_SILU,
    /** Hyperbolic tangent. */
    TANH,
    /** x·tanh(softplus(x)). */
    MISH,
    /** eˣ. */
    EXPONENTIAL,
    /** eˣ/Σeˣ along the last axis. */
    SOFTMAX,
    /** ln softmax(x) along the last axis. */
    LOG_SOFTMAX;

    /** The activation of each number of a tensor, of any shape. */
    public Tensor apply(Tensor x) {
        return switch (this) {
            case LINEAR -> x;
            case RELU -> x.relu();
            case RELU6 -> x.relu().minimum(6);
            case LEAKY_RELU -> x.leakyRelu(0.2);
            case ELU -> x.elu(1);
            case SELU -> x.selu();
            case GELU -> x.gelu(false);
            case GELU_TANH -> x.gelu(true);
            case SILU -> x.silu();
            case SOFTPLUS -> x.softplus();
            case SOFTSIGN -> x.softsign();
            case SIGMOID -> x.sigmoid();
            case LOG_SIGMOID -> x.logSigmoid();
            case HARD_SIGMOID -> x.hardSigmoid();
            case HARD_SILU -> x.multiply(x.hardSigmoid());
            case TANH -> x.tanh();
            case MISH -> x.mish();
            case EXPONENTIAL -> x.exp();
            case SOFTMAX -> x.softmax(-1);
            case LOG_SOFTMAX -> x.logSoftmax(-1);
        };
    }
}
