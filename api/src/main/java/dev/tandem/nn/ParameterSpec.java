package dev.tandem.nn;

import dev.tandem.type.Shape;

/**
 * A parameter as a layer declares it.
 *
 * @param name within its layer; in a network preceded by the layer's: {@code dense/kernel}
 * @param shape its shape
 * @param weight how it starts, what holds it small, and within which bounds it stays
 * @param trainable whether training changes it by its gradient; otherwise it is state, such as a moving mean
 */
public record ParameterSpec(String name, Shape shape, WeightConfig weight, boolean trainable) {
    ParameterSpec under(String prefix) {
        return new ParameterSpec(prefix + name, shape, weight, trainable);
    }
}
