package dev.tandem.nn.json;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import dev.tandem.nn.Constraint;
import dev.tandem.nn.Functional;
import dev.tandem.nn.NamedLayer;
import dev.tandem.nn.Regularizer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.initializer.Constant;
import dev.tandem.nn.initializer.Orthogonal;
import dev.tandem.nn.initializer.RandomNormal;
import dev.tandem.nn.initializer.RandomUniform;
import dev.tandem.nn.initializer.TruncatedNormal;
import dev.tandem.nn.initializer.VarianceScaling;
import dev.tandem.nn.layer.ActivationLayer;
import dev.tandem.nn.layer.ActivityRegularization;
import dev.tandem.nn.layer.Add;
import dev.tandem.nn.layer.Average;
import dev.tandem.nn.layer.AveragePooling1D;
import dev.tandem.nn.layer.AveragePooling2D;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.Concatenate;
import dev.tandem.nn.layer.Conv1D;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Conv2DTranspose;
import dev.tandem.nn.layer.Cropping2D;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.DepthwiseConv2D;
import dev.tandem.nn.layer.Dot;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.nn.layer.Elu;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.GaussianDropout;
import dev.tandem.nn.layer.GaussianNoise;
import dev.tandem.nn.layer.GlobalAveragePooling1D;
import dev.tandem.nn.layer.GlobalAveragePooling2D;
import dev.tandem.nn.layer.GlobalMaxPooling1D;
import dev.tandem.nn.layer.GlobalMaxPooling2D;
import dev.tandem.nn.layer.GroupNormalization;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.LayerNormalization;
import dev.tandem.nn.layer.LeakyRelu;
import dev.tandem.nn.layer.Masking;
import dev.tandem.nn.layer.MaxPooling1D;
import dev.tandem.nn.layer.MaxPooling2D;
import dev.tandem.nn.layer.Maximum;
import dev.tandem.nn.layer.Minimum;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.Multiply;
import dev.tandem.nn.layer.PRelu;
import dev.tandem.nn.layer.Permute;
import dev.tandem.nn.layer.RepeatVector;
import dev.tandem.nn.layer.Reshape;
import dev.tandem.nn.layer.SeparableConv2D;
import dev.tandem.nn.layer.SimpleRNN;
import dev.tandem.nn.layer.Softmax;
import dev.tandem.nn.layer.SpatialDropout1D;
import dev.tandem.nn.layer.SpatialDropout2D;
import dev.tandem.nn.layer.Subtract;
import dev.tandem.nn.layer.TimeDistributed;
import dev.tandem.nn.layer.UpSampling2D;
import dev.tandem.nn.layer.ZeroPadding2D;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which record stands behind which name; a file can make nothing but these. */
record JsonTypes(Map<String, Class<? extends Record>> byName) {
    private static final List<Class<? extends Record>> STANDARD = List.of(
            Sequential.class,
            Functional.class,
            NamedLayer.class,
            Constant.class,
            Orthogonal.class,
            RandomNormal.class,
            RandomUniform.class,
            TruncatedNormal.class,
            VarianceScaling.class,
            Regularizer.L1L2.class,
            Constraint.None.class,
            Constraint.NonNeg.class,
            Constraint.MaxNorm.class,
            Constraint.UnitNorm.class,
            ActivationLayer.class,
            ActivityRegularization.class,
            Add.class,
            Average.class,
            AveragePooling1D.class,
            AveragePooling2D.class,
            BatchNormalization.class,
            Bidirectional.class,
            Concatenate.class,
            Conv1D.class,
            Conv2D.class,
            Conv2DTranspose.class,
            Cropping2D.class,
            Dense.class,
            DepthwiseConv2D.class,
            Dot.class,
            Dropout.class,
            Elu.class,
            Embedding.class,
            Flatten.class,
            GRU.class,
            GaussianDropout.class,
            GaussianNoise.class,
            GlobalAveragePooling1D.class,
            GlobalAveragePooling2D.class,
            GlobalMaxPooling1D.class,
            GlobalMaxPooling2D.class,
            GroupNormalization.class,
            LSTM.class,
            LayerNormalization.class,
            LeakyRelu.class,
            Masking.class,
            MaxPooling1D.class,
            MaxPooling2D.class,
            Maximum.class,
            Minimum.class,
            MultiHeadAttention.class,
            Multiply.class,
            PRelu.class,
            Permute.class,
            RepeatVector.class,
            Reshape.class,
            SeparableConv2D.class,
            SimpleRNN.class,
            Softmax.class,
            SpatialDropout1D.class,
            SpatialDropout2D.class,
            Subtract.class,
            TimeDistributed.class,
            UpSampling2D.class,
            ZeroPadding2D.class);

    JsonTypes {
        byName = Map.copyOf(byName);
    }

    static JsonTypes standard() {
        return named(STANDARD);
    }

    /** Under the names of their classes. */
    static JsonTypes named(List<Class<? extends Record>> all) {
        JsonTypes types = new JsonTypes(Map.of());
        for (Class<? extends Record> type : all) {
            types = types.with(type.getSimpleName(), type);
        }
        return types;
    }

    JsonTypes with(String name, Class<? extends Record> type) {
        Map<String, Class<? extends Record>> types = new TreeMap<>(byName);
        if (types.putIfAbsent(name, type) != null) {
            throw new InvalidArgumentException("the type name '" + name + "' is taken by "
                    + types.get(name).getName() + "; expected another name");
        }
        return new JsonTypes(types);
    }

    Class<? extends Record> named(JsonPath path, String name) {
        Class<? extends Record> type = byName.get(name);
        if (type == null) {
            throw path.error("there is no type '" + name + "'; expected one of "
                    + byName.keySet().stream().sorted().toList()
                    + Suggestions.nearest(name, byName.keySet())
                            .map(near -> ": did you mean '" + near + "'?")
                            .orElse(": register a type of your own"));
        }
        return type;
    }

    String nameOf(JsonPath path, Record value) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue() == value.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> path.error(value.getClass().getSimpleName()
                        + " has no name in JSON; expected a type that is known: register it"));
    }
}
