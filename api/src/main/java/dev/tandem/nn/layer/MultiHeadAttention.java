package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Scaled dot-product attention in several heads (Vaswani et al. 2017): for each head, softmax(Q·Kᵀ/√keyDim)·V, with Q, K and V
 * projections of query, key and value; the heads' results side by side, projected once more.
 *
 * <p>Inputs: the query [batch, T, features] alone, which attends to itself; query and value [batch, S, features]; or query, value and
 * key; and where wanted after them a BOOL [batch, T, S] that is true where a query may look. Steps of query, value and key that are
 * masked, and with {@code causal} steps after the query's own, are not looked at. Output [batch, T, features of the query]; and, if asked
 * for, the weights [batch, heads, T, S]. A query that may look nowhere looks everywhere alike.
 *
 * <p>Parameters, as in Keras: {@code query/kernel} [features, heads, keyDim], {@code query/bias} [heads, keyDim], the same of {@code key}
 * and, with valueDim, of {@code value}; {@code attention_output/kernel} [heads, valueDim, out], {@code attention_output/bias} [out].
 * Defaults of Keras 3: valueDim = keyDim, no dropout, Glorot-uniform kernels, biases of zeros.
 *
 * @param heads how many
 * @param keyDim the size of each head's queries and keys
 * @param valueDim the size of each head's values
 * @param outputDim the size of the output; empty for that of the query
 * @param dropout share of the weights that is dropped while training
 * @param causal whether a query looks only at steps up to its own
 * @param returnScores whether the weights are given too
 * @param useBias whether biases are added
 * @param kernel how the kernels start and are held
 * @param bias how the biases start and are held
 */
public record MultiHeadAttention(
        int heads,
        int keyDim,
        int valueDim,
        OptionalInt outputDim,
        double dropout,
        boolean causal,
        boolean returnScores,
        boolean useBias,
        WeightConfig kernel,
        WeightConfig bias)
        implements Layer {
    /** A logit so small that its weight is 0, in float32 as well. */
    private static final double HIDDEN = -1e9;

    /** Checks the numbers. */
    public MultiHeadAttention {
        LayerCheck.positive("MultiHeadAttention", "heads", heads);
        LayerCheck.positive("MultiHeadAttention", "keyDim", keyDim);
        LayerCheck.positive("MultiHeadAttention", "valueDim", valueDim);
        LayerCheck.positive("MultiHeadAttention", "outputDim", outputDim.orElse(1));
        LayerCheck.rate("MultiHeadAttention", dropout);
    }

    /** So many heads, with keys and values of that size each. */
    public static MultiHeadAttention of(int heads, int keyDim) {
        return new MultiHeadAttention(
                heads,
                keyDim,
                keyDim,
                OptionalInt.empty(),
                0,
                false,
                false,
                true,
                WeightConfig.of(Initializer.glorotUniform()),
                WeightConfig.of(Initializer.zeros()));
    }

    /** The same with values of that size. */
    public MultiHeadAttention valueDim(int size) {
        return new MultiHeadAttention(
                heads, keyDim, size, outputDim, dropout, causal, returnScores, useBias, kernel, bias);
    }

    /** The same with an output of that size. */
    public MultiHeadAttention outputDim(int size) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, OptionalInt.of(size), dropout, causal, returnScores, useBias, kernel, bias);
    }

    /** The same with that share of the weights dropped while training. */
    public MultiHeadAttention dropout(double rate) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, rate, causal, returnScores, useBias, kernel, bias);
    }

    /** The same, a query looking only at steps up to its own. */
    public MultiHeadAttention masksFuture() {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, true, returnScores, useBias, kernel, bias);
    }

    /** The same, giving the weights after the output. */
    public MultiHeadAttention returningScores() {
        return new MultiHeadAttention(heads, keyDim, valueDim, outputDim, dropout, causal, true, useBias, kernel, bias);
    }

    /** The same without biases. */
    public MultiHeadAttention withoutBias() {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, causal, returnScores, false, kernel, bias);
    }

    /** The same with changed kernels. */
    public MultiHeadAttention kernel(UnaryOperator<WeightConfig> change) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, causal, returnScores, useBias, change.apply(kernel), bias);
    }

    /** The same with changed biases. */
    public MultiHeadAttention bias(UnaryOperator<WeightConfig> change) {
        return new MultiHeadAttention(
                heads, keyDim, valueDim, outputDim, dropout, causal, returnScores, useBias, kernel, change.apply(bias));
    }

    /** Query, value and key: where there are fewer inputs, the value is the query, and the key the value. */
    private static <T> List<T> roles(List<T> inputs, int given) {
        return List.of(inputs.get(0), inputs.get(Math.min(1, given - 1)), inputs.get(given - 1));
    }

    private static int given(List<TensorType> inputs) {
        boolean masked = inputs.get(inputs.size() - 1).dtype() == DType.BOOL;
        return masked ? inputs.size() - 1 : inputs.size();
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        int given = given(inputs);
        LayerCheck.require(
                given >= 1 && given <= 3,
                "MultiHeadAttention",
                "got inputs " + inputs + "; expected query, value and key, of which the last two may be left out, and a"
                        + " BOOL mask after them");
        List<Shape> shapes =
                roles(inputs, given).stream().map(TensorType::shape).toList();
        shapes.forEach(shape -> LayerCheck.rank(shape, 2, "[steps, features]"));
        if (shapes.get(1).size(0) != shapes.get(2).size(0)) {
            throw new ShapeMismatchException("examples of value and key are " + shapes.get(1) + " and " + shapes.get(2)
                    + "; expected as many steps in both");
        }
        projection(builder, "query", shapes.get(0).size(1), keyDim);
        projection(builder, "key", shapes.get(2).size(1), keyDim);
        projection(builder, "value", shapes.get(1).size(1), valueDim);
        long out = outputDim.orElse(Math.toIntExact(shapes.get(0).size(1)));
        builder.parameter("attention_output/kernel", Shape.of(heads, valueDim, out), kernel);
        if (useBias) {
            builder.parameter("attention_output/bias", Shape.of(out), bias);
        }
    }

    private void projection(LayerBuilder builder, String name, long in, int size) {
        builder.parameter(name + "/kernel", Shape.of(in, heads, size), kernel);
        if (useBias) {
            builder.parameter(name + "/bias", Shape.of(heads, size), bias);
        }
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        int given = given(inputs.stream().map(Tensor::type).toList());
        List<Tensor> roles = roles(inputs, given);
        Tensor query = projected(call, "query", roles.get(0));
        Tensor key = projected(call, "key", roles.get(2));
        Tensor value = projected(call, "value", roles.get(1));
        Tensor logits = query.multiply(1 / Math.sqrt(keyDim)).matmul(key.transpose());
        Optional<Tensor> mask = mask(call, inputs, given, logits.shape());
        if (mask.isPresent()) {
            logits = logits.where(mask.get().expandDims(1), call.constant(TensorData.scalar(logits.dtype(), HIDDEN)));
        }
        Tensor weights = logits.softmax(-1);
        Tensor seen = Dropout.drop(call, weights, weights.shape(), dropout).matmul(value);
        Tensor result = output(call, seen.permute(0, 2, 1, 3));
        call.mask(roles.get(0)).ifPresent(bool -> call.mask(result, bool));
        return returnScores ? List.of(result, weights) : List.of(result);
    }

    /** [batch, heads, steps, size]. */
    private Tensor projected(LayerCall call, String name, Tensor x) {
        Tensor kernelValue = call.parameter(name + "/kernel");
        long size = kernelValue.size(2);
        Tensor flat = x.matmul(kernelValue.reshape(x.size(2), heads * size));
        if (useBias) {
            flat = flat.add(call.parameter(name + "/bias").reshape(heads * size));
        }
        return flat.reshape(x.size(0), x.size(1), heads, size).permute(0, 2, 1, 3);
    }

    private Tensor output(LayerCall call, Tensor x) {
        Tensor kernelValue = call.parameter("attention_output/kernel");
        long width = (long) heads * valueDim;
        Tensor result = x.reshape(x.size(0), x.size(1), width).matmul(kernelValue.reshape(width, kernelValue.size(2)));
        return useBias ? result.add(call.parameter("attention_output/bias")) : result;
    }

    /** Where a query may look, BOOL [batch or 1, T or 1, S]; empty if everywhere. */
    private Optional<Tensor> mask(LayerCall call, List<Tensor> inputs, int given, Shape logits) {
        Optional<Tensor> result = given < inputs.size() ? Optional.of(inputs.get(given)) : Optional.empty();
        result = and(result, call.mask(inputs.get(0)).map(bool -> bool.expandDims(2)));
        result = and(result, call.mask(inputs.get(Math.min(1, given - 1))).map(bool -> bool.expandDims(1)));
        if (given == 3) {
            result = and(result, call.mask(inputs.get(2)).map(bool -> bool.expandDims(1)));
        }
        return causal ? and(result, Optional.of(causalMask(call, logits))) : result;
    }

    private static Optional<Tensor> and(Optional<Tensor> a, Optional<Tensor> b) {
        return a.isEmpty() || b.isEmpty() ? a.or(() -> b) : Optional.of(a.get().logicalAnd(b.get()));
    }

    private static Tensor causalMask(LayerCall call, Shape logits) {
        int queries = Math.toIntExact(logits.size(2));
        int keys = Math.toIntExact(logits.size(3));
        boolean[] allowed = new boolean[queries * keys];
        for (int i = 0; i < queries; i++) {
            Arrays.fill(allowed, i * keys, i * keys + Math.min(i + 1, keys), true);
        }
        return call.constant(TensorData.of(Shape.of(1, queries, keys), allowed));
    }
}
