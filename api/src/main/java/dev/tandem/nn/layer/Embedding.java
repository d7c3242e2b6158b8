package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.function.UnaryOperator;

/**
 * A learned vector for each of so many numbers: y[..., :] = embeddings[ids[...], :].
 *
 * <p>Input INT32 or INT64 [batch, ...], from 0 to inputDim − 1 (see {@link dev.tandem.nn.Input#ids}), output [batch, ..., outputDim].
 * Parameter: {@code embeddings} [inputDim, outputDim]. Defaults of Keras 3: even in ±0.05, no masking.
 *
 * @param inputDim how many numbers there are
 * @param outputDim the size of a vector
 * @param embeddings how the vectors start and are held
 * @param maskZero whether 0 is padding: such steps of [batch, steps] are masked
 */
public record Embedding(int inputDim, int outputDim, WeightConfig embeddings, boolean maskZero) implements UnaryLayer {
    /** Checks the numbers. */
    public Embedding {
        LayerCheck.positive("Embedding", "inputDim", inputDim);
        LayerCheck.positive("Embedding", "outputDim", outputDim);
    }

    /** So many vectors of that size. */
    public static Embedding of(int inputDim, int outputDim) {
        return new Embedding(inputDim, outputDim, WeightConfig.of(Initializer.randomUniform()), false);
    }

    /** The same with 0 as padding, masked in what follows. */
    public Embedding maskingZero() {
        return new Embedding(inputDim, outputDim, embeddings, true);
    }

    /** The same with changed vectors. */
    public Embedding embeddings(UnaryOperator<WeightConfig> change) {
        return new Embedding(inputDim, outputDim, change.apply(embeddings), maskZero);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        if (maskZero) {
            LayerCheck.rank(input, 1, "[steps], to be masked");
        }
        builder.parameter("embeddings", Shape.of(inputDim, outputDim), embeddings);
    }

    @Override
    public Tensor call(LayerCall call, Tensor ids) {
        Tensor result = call.parameter("embeddings").embedding(ids);
        if (maskZero) {
            call.mask(result, ids.notEqual(0));
        }
        return result;
    }
}
