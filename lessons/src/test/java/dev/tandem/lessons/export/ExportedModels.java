package dev.tandem.lessons.export;

import dev.tandem.contract.LayerCase;
import dev.tandem.contract.LayerCatalogue;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Functional;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.ActivationLayer;
import dev.tandem.nn.layer.Add;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.GlobalAveragePooling1D;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.LayerNormalization;
import dev.tandem.nn.layer.MaxPooling2D;
import dev.tandem.nn.layer.MultiHeadAttention;
import java.util.ArrayList;
import java.util.List;

/** What is exported: every layer by itself, and networks as people build them. */
final class ExportedModels {
    private ExportedModels() {}

    static List<LayerCase> all() {
        List<LayerCase> result = new ArrayList<>(networks());
        result.addAll(LayerCatalogue.all());
        for (Activation activation : Activation.values()) {
            result.add(model(activation.name(), ActivationLayer.of(activation), Input.of(5)));
        }
        return result;
    }

    static List<LayerCase> networks() {
        return List.of(
                model("perceptron", perceptron(), Input.of(4)),
                model(
                        "convolutions",
                        Sequential.of(
                                Conv2D.of(4, 3).same().activation(Activation.RELU),
                                BatchNormalization.of(),
                                MaxPooling2D.of(2),
                                Flatten.of(),
                                Dropout.of(0.5),
                                Dense.of(10).activation(Activation.SOFTMAX)),
                        Input.of(8, 8, 1)),
                model(
                        "words",
                        Sequential.of(
                                Embedding.of(4, 5).maskingZero(),
                                LSTM.of(32).returnSequences(),
                                LSTM.of(3),
                                Dense.of(2)),
                        Input.ids(7)),
                model(
                        "transformer",
                        Sequential.of(
                                Dense.of(6),
                                MultiHeadAttention.of(2, 3),
                                LayerNormalization.of(),
                                Dense.of(8).activation(Activation.RELU),
                                GlobalAveragePooling1D.of(),
                                Dense.of(2)),
                        Input.of(5, 4)),
                model(
                        "two inputs, two outputs",
                        branches(),
                        Input.of(4).named("first"),
                        Input.of(3).named("second")));
    }

    static Layer perceptron() {
        return Sequential.of(
                Dense.of(8).activation(Activation.RELU), Dense.of(8).activation(Activation.TANH), Dense.of(3));
    }

    private static Layer branches() {
        Functional.Builder graph = Functional.builder();
        Functional.Value first = graph.input(Input.of(4).named("first"));
        Functional.Value second = graph.input(Input.of(3).named("second"));
        Functional.Value sum = graph.apply(Add.of(), graph.apply(Dense.of(5), first), graph.apply(Dense.of(5), second));
        return graph.outputs(graph.apply(Dense.of(2).activation(Activation.SIGMOID), sum), sum);
    }

    private static LayerCase model(String name, Layer layer, Input... inputs) {
        return new LayerCase(name, layer, List.of(inputs), "");
    }
}
