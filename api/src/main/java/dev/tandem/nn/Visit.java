package dev.tandem.nn;

import dev.tandem.tensor.Tensor;
import java.util.List;

/**
 * A layer that was called.
 *
 * @param path its name, after those of the layers around it
 * @param layer itself
 * @param inputs what went in
 * @param outputs what came out
 * @param flops floating-point operations done in it
 */
record Visit(String path, Layer layer, List<Tensor> inputs, List<Tensor> outputs, long flops) {}
