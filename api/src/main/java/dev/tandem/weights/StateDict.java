package dev.tandem.weights;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.WeightsMismatchException;
import dev.tandem.io.SafeTensors;
import dev.tandem.nn.Blueprint;
import dev.tandem.nn.Layer;
import dev.tandem.nn.NamedLayer;
import dev.tandem.nn.ParameterSpec;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code state_dict} of a PyTorch module, in the safetensors format.
 *
 * <pre>{@code
 * StateDict.read(Path.of("lenet.safetensors"))
 *         .names(NameMap.of("features.0", "conv2d").and("features.3", "conv2d_1").and("classifier", "dense"))
 *         .flattened("classifier", 16, 5, 5)
 *         .into(network);
 * }</pre>
 *
 * <p>A module {@code encoder.fc}, that is, the name without {@code .weight}, goes into the layer {@code encoder/fc} unless {@link
 * #names} say otherwise, and the kind of that layer decides how: kernels are turned from [out, in] and OIHW to [in, out] and HWIO,
 * the gates of a GRU are put into Keras' order, the two biases of an LSTM are added, attention's projections are cut into heads.
 * Dense, Conv1D, Conv2D, Conv2DTranspose, DepthwiseConv2D (a {@code Conv2d} with groups), Embedding, Batch-, Layer- and
 * GroupNormalization, PRelu, SimpleRNN, LSTM, GRU, Bidirectional and MultiHeadAttention are known; what any other layer needs is
 * looked for under its own names and taken as it is. Layers above the first of a stacked {@code lstm} are the modules {@code lstm.l1},
 * {@code lstm.l2}. {@code num_batches_tracked} is left out.
 *
 * <p>Settings are not in a state dict: the epsilon of PyTorch's normalizations is 1e-5, where Keras' and Tandem's is 1e-3.
 *
 * <p>Source: the documentation of the modules in {@code torch.nn}, under Variables.
 *
 * @param source where it comes from, for errors
 * @param tensors by their name in PyTorch
 * @param names of modules, and what they are called here
 * @param flattened by module, the shape [channels, ...] of the images that were flattened before it
 */
public record StateDict(String source, Map<String, TensorData> tensors, NameMap names, Map<String, Shape> flattened)
        implements WeightSource {
    private static final Pattern RECURRENT = Pattern.compile("((?:weight|bias)_(?:ih|hh))_l(\\d+)((?:_reverse)?)");
    private static final String BATCHES = "num_batches_tracked";

    /** A tensor, and its name in PyTorch. */
    private record Origin(String name, TensorData data) {}

    /** Copies the maps. */
    public StateDict {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        flattened = Map.copyOf(flattened);
    }

    /**
     * Reads a file.
     *
     * @throws dev.tandem.error.CorruptFileException if there is none, or it is not in the safetensors format: one that {@code
     *     torch.save} wrote holds Python objects, and is not read
     */
    public static StateDict read(Path file) {
        return new StateDict(file.toString(), SafeTensors.read(file).tensors(), NameMap.identity(), Map.of());
    }

    /** The same with names for modules: theirs with dots, ours with slashes. */
    public StateDict names(NameMap other) {
        return new StateDict(source, tensors, other, flattened);
    }

    /**
     * The same, knowing what was flattened before a linear module: images are [channels, height, width] in PyTorch and [height, width,
     * channels] here, so its columns come in another order.
     *
     * @param module its name in PyTorch
     * @param shape of one example before it was flattened, in PyTorch's order
     */
    public StateDict flattened(String module, long... shape) {
        Map<String, Shape> more = new LinkedHashMap<>(flattened);
        more.put(module, Shape.of(shape));
        return new StateDict(source, tensors, names, more);
    }

    @Override
    public Weights weightsFor(Blueprint network) {
        Map<String, Shape> expected = network.parameters().stream()
                .collect(Collectors.toMap(ParameterSpec::name, ParameterSpec::shape, (a, b) -> a, LinkedHashMap::new));
        Map<String, Map<String, Origin>> modules = modules();
        Map<String, TensorData> result = new LinkedHashMap<>();
        network.parts().forEach((path, layer) -> {
            Map<String, Origin> module = modules.getOrDefault(path, new LinkedHashMap<>());
            List<String> used = new ArrayList<>();
            for (TorchRule rule : TorchRule.of(unnamed(layer))) {
                String name = path.isEmpty() ? rule.ours() : path + "/" + rule.ours();
                if (expected.containsKey(name) && module.keySet().containsAll(rule.theirs())) {
                    result.put(name, translated(rule, name, expected.get(name), module));
                    used.addAll(rule.theirs());
                }
            }
            used.forEach(module::remove);
        });
        modules.forEach((path, module) -> module.forEach((leaf, origin) -> {
            String name = path.isEmpty() ? leaf : path + "/" + leaf;
            result.putIfAbsent(expected.containsKey(name) ? name : origin.name(), origin.data());
        }));
        return new Weights(source, result);
    }

    private static Layer unnamed(Layer layer) {
        return layer instanceof NamedLayer named ? unnamed(named.layer()) : layer;
    }

    /** The tensors of each module by their names within it, under the path of the layer that they go into. */
    private Map<String, Map<String, Origin>> modules() {
        Map<String, Map<String, Origin>> modules = new TreeMap<>();
        Map<String, String> pathOf = new TreeMap<>();
        Map<String, String> moduleOf = new TreeMap<>();
        tensors.forEach((name, data) -> {
            int dot = name.lastIndexOf('.');
            String module = dot < 0 ? "" : name.substring(0, dot);
            String leaf = name.substring(dot + 1);
            Matcher recurrent = RECURRENT.matcher(leaf);
            if (recurrent.matches()) {
                module += recurrent.group(2).equals("0") ? "" : ".l" + recurrent.group(2);
                leaf = recurrent.group(1) + recurrent.group(3);
            } else if (isOutputOfAttention(module)) {
                module = module.substring(0, Math.max(0, module.lastIndexOf('.')));
                leaf = "out_proj." + leaf;
            }
            if (!leaf.equals(BATCHES)) {
                String path =
                        pathOf.computeIfAbsent(module, key -> names.apply(key).replace('.', '/'));
                String other = moduleOf.putIfAbsent(path, module);
                if (other != null && !other.equals(module)) {
                    throw new InvalidArgumentException("names: the modules '" + other + "' and '" + module
                            + "' both become '" + path + "'; expected names that differ");
                }
                modules.computeIfAbsent(path, key -> new LinkedHashMap<>())
                        .put(leaf, new Origin(name, reordered(module, leaf, data)));
            }
        });
        return modules;
    }

    private boolean isOutputOfAttention(String module) {
        if (!module.equals("out_proj") && !module.endsWith(".out_proj")) {
            return false;
        }
        String around = module.substring(0, module.length() - "out_proj".length());
        return tensors.containsKey(around + "in_proj_weight") || tensors.containsKey(around + "q_proj_weight");
    }

    /** The columns of a linear map after images were flattened, channels last. */
    private TensorData reordered(String module, String leaf, TensorData data) {
        Shape images = flattened.get(module);
        if (images == null || !leaf.equals("weight")) {
            return data;
        }
        if (data.shape().rank() != 2 || data.shape().size(1) != images.elementCount()) {
            throw new WeightsMismatchException(source + ": '" + module + ".weight' is " + data.type()
                    + "; expected " + images.elementCount() + " columns, as flattened says that images " + images
                    + " come before it");
        }
        long channels = images.size(0);
        Shape apart = Shape.of(data.shape().size(0), channels, images.elementCount() / channels);
        return Layout.reshape(Layout.permute(Layout.reshape(data, apart), 0, 2, 1), data.shape());
    }

    private TensorData translated(TorchRule rule, String name, Shape expected, Map<String, Origin> module) {
        List<Origin> origins = rule.theirs().stream().map(module::get).toList();
        List<TensorData> theirs = origins.stream().map(Origin::data).toList();
        boolean fits = theirs.stream()
                .allMatch(each -> each.shape().rank() == rule.rank()
                        && each.shape().size(0) % rule.parts() == 0
                        && each.type().equals(theirs.get(0).type()));
        if (!fits) {
            Function<Origin, String> text =
                    origin -> "'" + origin.name() + "' is " + origin.data().type();
            throw new WeightsMismatchException(source + ": "
                    + origins.stream().map(text).collect(Collectors.joining(" and ")) + "; expected for the parameter '"
                    + name + "' " + expected + " of rank " + rule.rank()
                    + (rule.parts() > 1 ? ", the first size a multiple of " + rule.parts() : "")
                    + (theirs.size() > 1 ? ", both of one type" : ""));
        }
        return rule.change().apply(theirs, expected);
    }
}
