package dev.tandem.weights;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.nn.Layer;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.Conv1D;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Conv2DTranspose;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.DepthwiseConv2D;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.GroupNormalization;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.LayerNormalization;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.PRelu;
import dev.tandem.nn.layer.RecurrentLayer;
import dev.tandem.nn.layer.SimpleRNN;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a parameter is made of, of those that PyTorch's module of the same kind has.
 *
 * @param ours the parameter's name within its layer
 * @param theirs names within the module; all of them are needed
 * @param rank how many axes each of theirs has
 * @param parts into how many parts its first axis is cut, which has to divide it
 * @param change makes the one of the others
 */
record TorchRule(String ours, List<String> theirs, int rank, int parts, Change change) {
    /** Makes a parameter. */
    @FunctionalInterface
    interface Change {
        /**
         * Called with tensors of the rule's rank, all of one type.
         *
         * @param expected the parameter's shape
         */
        TensorData apply(List<TensorData> theirs, Shape expected);
    }

    private static TorchRule same(String ours, String theirs, int rank) {
        return new TorchRule(ours, List.of(theirs), rank, 1, (tensors, expected) -> tensors.get(0));
    }

    private static TorchRule permuted(String ours, String theirs, int... axes) {
        return new TorchRule(
                ours, List.of(theirs), axes.length, 1, (tensors, expected) -> Layout.permute(tensors.get(0), axes));
    }

    private static final TorchRule BIAS = same("bias", "bias", 1);

    private static final List<TorchRule> SCALE = List.of(same("gamma", "weight", 1), same("beta", "bias", 1));

    /** A linear map is [out, in] there; a convolution has its filters first, then its channels. */
    private static final Map<Class<? extends Layer>, List<TorchRule>> SIMPLE = Map.ofEntries(
            Map.entry(Dense.class, List.of(permuted("kernel", "weight", 1, 0), BIAS)),
            Map.entry(Conv1D.class, List.of(permuted("kernel", "weight", 2, 1, 0), BIAS)),
            Map.entry(Conv2D.class, List.of(permuted("kernel", "weight", 2, 3, 1, 0), BIAS)),
            Map.entry(Conv2DTranspose.class, List.of(permuted("kernel", "weight", 2, 3, 1, 0), BIAS)),
            Map.entry(DepthwiseConv2D.class, List.of(depthwise(), BIAS)),
            Map.entry(Embedding.class, List.of(same("embeddings", "weight", 2))),
            Map.entry(LayerNormalization.class, SCALE),
            Map.entry(GroupNormalization.class, SCALE),
            Map.entry(
                    BatchNormalization.class,
                    Stream.concat(
                                    SCALE.stream(),
                                    Stream.of(
                                            same("moving_mean", "running_mean", 1),
                                            same("moving_variance", "running_var", 1)))
                            .toList()),
            Map.entry(
                    PRelu.class,
                    List.of(new TorchRule(
                            "alpha",
                            List.of("weight"),
                            1,
                            1,
                            (tensors, expected) -> Layout.reshape(tensors.get(0), expected)))));

    /** The rules of a layer; none if PyTorch has no module like it. */
    static List<TorchRule> of(Layer layer) {
        if (layer instanceof Bidirectional both) {
            List<TorchRule> rules = new ArrayList<>();
            String name = both.layer().defaultName() + "/";
            recurrent(both.layer()).forEach(rule -> rules.add(rule.renamed("forward_" + name, "")));
            recurrent(both.layer()).forEach(rule -> rules.add(rule.renamed("backward_" + name, "_reverse")));
            return rules;
        }
        if (layer instanceof RecurrentLayer one) {
            return recurrent(one);
        }
        if (layer instanceof MultiHeadAttention) {
            return attention();
        }
        return SIMPLE.getOrDefault(layer.getClass(), List.of());
    }

    private TorchRule renamed(String prefix, String suffix) {
        return new TorchRule(
                prefix + ours, theirs.stream().map(name -> name + suffix).toList(), rank, parts, change);
    }

    /** [channels·multiplier, 1, height, width] there, the multiplier running fastest. */
    private static TorchRule depthwise() {
        return new TorchRule("kernel", List.of("weight"), 4, 1, (tensors, expected) -> {
            TensorData moved = Layout.permute(tensors.get(0), 2, 3, 1, 0);
            return moved.shape().size(2) == 1 ? Layout.reshape(moved, expected) : moved;
        });
    }

    /** Gates i, f, g, o of an LSTM stand as they do here; those of a GRU are r, z, n there and z, r, n here. */
    private static List<TorchRule> recurrent(RecurrentLayer layer) {
        if (layer instanceof GRU gru) {
            if (!gru.resetAfter()) {
                throw new InvalidArgumentException(
                        "a GRU whose reset gate acts before the recurrent kernel has no counterpart in PyTorch; expected one"
                                + " with resetAfter");
            }
            return List.of(
                    gates("kernel", "weight_ih", 1),
                    gates("recurrent_kernel", "weight_hh", 1),
                    new TorchRule(
                            "bias",
                            List.of("bias_ih", "bias_hh"),
                            1,
                            3,
                            (tensors, expected) -> Layout.stack(
                                    tensors.stream().map(TorchRule::gatesOfGru).toList())));
        }
        if (layer instanceof LSTM || layer instanceof SimpleRNN) {
            return List.of(
                    permuted("kernel", "weight_ih", 1, 0),
                    permuted("recurrent_kernel", "weight_hh", 1, 0),
                    new TorchRule(
                            "bias",
                            List.of("bias_ih", "bias_hh"),
                            1,
                            1,
                            (tensors, expected) -> Layout.sum(tensors.get(0), tensors.get(1))));
        }
        return List.of();
    }

    private static TorchRule gates(String ours, String theirs, int first) {
        return new TorchRule(
                ours,
                List.of(theirs),
                2,
                3,
                (tensors, expected) -> Layout.permute(gatesOfGru(tensors.get(0)), first, 0));
    }

    private static TensorData gatesOfGru(TensorData rzn) {
        return Layout.parts(rzn, 3, 1, 0, 2);
    }

    /** Query, key and value lie in one tensor there, unless their features differ in number; a head's rows lie together. */
    private static List<TorchRule> attention() {
        List<TorchRule> rules = new ArrayList<>();
        List<String> roles = List.of("query", "key", "value");
        for (int i = 0; i < roles.size(); i++) {
            int part = i;
            String role = roles.get(i);
            rules.add(new TorchRule(
                    role + "/kernel",
                    List.of("in_proj_weight"),
                    2,
                    3,
                    (tensors, expected) ->
                            Layout.reshape(Layout.permute(Layout.parts(tensors.get(0), 3, part), 1, 0), expected)));
            rules.add(new TorchRule(
                    role + "/kernel",
                    List.of(role.charAt(0) + "_proj_weight"),
                    2,
                    1,
                    (tensors, expected) -> Layout.reshape(Layout.permute(tensors.get(0), 1, 0), expected)));
            rules.add(new TorchRule(
                    role + "/bias",
                    List.of("in_proj_bias"),
                    1,
                    3,
                    (tensors, expected) -> Layout.reshape(Layout.parts(tensors.get(0), 3, part), expected)));
        }
        rules.add(new TorchRule(
                "attention_output/kernel",
                List.of("out_proj.weight"),
                2,
                1,
                (tensors, expected) -> Layout.reshape(Layout.permute(tensors.get(0), 1, 0), expected)));
        rules.add(same("attention_output/bias", "out_proj.bias", 1));
        return rules;
    }
}
