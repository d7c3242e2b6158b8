package dev.tandem.backend.pytorch;

import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Map;

/**
 * A TorchScript program before it is compiled.
 *
 * @param source of a class {@code Net} whose {@code forward} takes the inputs and then the constants, and gives back a tensor
 *     where there is one output, else a list
 * @param constants the values of the arguments that follow the inputs
 * @param outputs the types of the outputs
 * @param indexBounds what operations expect of their indices, by the line of the source that they stand on
 */
record Script(String source, List<TensorData> constants, List<TensorType> outputs, Map<Integer, String> indexBounds) {}
