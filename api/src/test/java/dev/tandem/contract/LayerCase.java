package dev.tandem.contract;

import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * A layer as the contract tries it.
 *
 * @param name of the case
 * @param layer under test
 * @param inputs what it takes
 * @param idle a parameter whose gradient is 0 by nature, so that training need not change it; empty if there is none
 */
public record LayerCase(String name, Layer layer, List<Input> inputs, String idle) {
    static LayerCase of(String name, Layer layer, Input... inputs) {
        return new LayerCase(name, layer, List.of(inputs), "");
    }

    LayerCase idle(String parameter) {
        return new LayerCase(name, layer, inputs, parameter);
    }

    /** A batch for each input: normal numbers, ids from 0 to 3, or mostly true. */
    public List<TensorData> batches(DType floating, long size) {
        NeutralRandom random = new NeutralRandom(7);
        return inputs.stream()
                .map(input -> values(random, input.batch(floating, size)))
                .toList();
    }

    private static TensorData values(NeutralRandom random, TensorType type) {
        int count = Math.toIntExact(type.shape().elementCount());
        if (type.dtype() == DType.BOOL) {
            return TensorData.of(type.shape(), random.bernoulli(count, 0.8));
        }
        if (type.dtype().isInteger()) {
            return TensorData.of(type.shape(), random.integers(count, 0, 4));
        }
        return TensorData.of(type, random.normal(count, 0, 1));
    }

    @Override
    public String toString() {
        return name;
    }
}
