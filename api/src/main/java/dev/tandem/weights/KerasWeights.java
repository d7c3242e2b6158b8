package dev.tandem.weights;

import dev.tandem.error.CorruptFileException;
import dev.tandem.nn.Blueprint;
import dev.tandem.type.TensorData;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Keras 3 wrote with {@code model.save_weights("….weights.h5")}.
 *
 * <pre>{@code
 * KerasWeights.read(Path.of("mnist.weights.h5")).into(network);
 * }</pre>
 *
 * <p>The network has to have the layers of the model, of the same classes. Layers of one class are told apart by their names, if the
 * file has just the names that they have here; else the first of a class here is the first of it there, as Keras counts them. Kernels,
 * gates and heads lie in both alike. Other variables, of optimizers and random generators, are left out.
 *
 * <p>Source: {@code keras/src/saving/saving_lib.py} of Keras 3.16.
 *
 * @param source where they come from, for errors
 * @param tensors by their path in the file, {@code layers/dense/vars/0}
 * @param names of layers, by the path of their variables
 */
public record KerasWeights(String source, Map<String, TensorData> tensors, Map<String, String> names)
        implements WeightSource {
    /** Copies the maps. */
    public KerasWeights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        names = Map.copyOf(names);
    }

    /**
     * Reads a file.
     *
     * @throws CorruptFileException if there is none, or it is not what Keras 3 writes: no more is allocated than the file holds
     */
    public static KerasWeights read(Path file) {
        Hdf5File.Content content = Hdf5File.read(
                file,
                path -> (path.equals("layers") || path.startsWith("layers/")) && !path.contains("seed_generator"));
        if (content.tensors().isEmpty()) {
            throw new CorruptFileException(
                    file
                            + ": there is no variable under 'layers'; expected what save_weights of Keras 3 writes, *.weights.h5");
        }
        return new KerasWeights(file.toString(), content.tensors(), content.names());
    }

    @Override
    public Weights weightsFor(Blueprint network) {
        Map<String, TensorData> rest = new LinkedHashMap<>(tensors);
        Map<String, TensorData> result = new LinkedHashMap<>();
        KerasPaths.of(network, names).forEach((ours, theirs) -> {
            TensorData data = rest.remove(theirs);
            if (data != null) {
                result.put(ours, data);
            }
        });
        rest.forEach(result::putIfAbsent);
        return new Weights(source, result);
    }
}
