package dev.tandem.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.ReferenceEngine;
import dev.tandem.data.Batch;
import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInfo;
import dev.tandem.engine.EngineSettings;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.function.EngineRuntime;
import dev.tandem.gradient.GradientStep;
import dev.tandem.graph.Graph;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.Masking;
import dev.tandem.nn.layer.RecurrentLayer;
import dev.tandem.nn.layer.SimpleRNN;
import dev.tandem.optimizer.Sgd;
import dev.tandem.train.Model;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training step over a sequence costs as much as the sequence has steps: twice the steps, twice the numbers computed. */
class SequenceCostTest {
    /** How many numbers the largest graph computes, all nodes together. */
    private static final class Counting implements Engine {
        private final Engine engine = new ReferenceEngine.Provider().open(new EngineSettings(Device.CPU, 1));
        private long numbers;

        @Override
        public Program compile(Graph graph) {
            long count = graph.nodes().stream()
                    .mapToLong(node -> node.type().shape().elementCount())
                    .sum();
            numbers = Math.max(numbers, count);
            return engine.compile(graph);
        }

        @Override
        public EngineInfo info() {
            return engine.info();
        }

        @Override
        public EngineTensor upload(TensorData data) {
            return engine.upload(data);
        }

        @Override
        public int gradientOrder(GradientStep step) {
            return engine.gradientOrder(step);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private static long numbersOfAStep(Layer layer, int steps) {
        Counting engine = new Counting();
        try (Backend backend = new Backend(new EngineRuntime("counting", engine, true), DType.FLOAT32, 1);
                Model model = Model.build(backend, layer, Input.of(steps, 3))) {
            model.compile(Sgd.of(0.1), new MeanSquaredError());
            Shape output = model.network().blueprint().outputs().get(0).shape();
            model.trainOnBatch(new Batch(
                    List.of(ones(Shape.of(2, steps, 3))),
                    List.of(ones(Shape.of(2).concat(output))),
                    Optional.empty()));
            return engine.numbers;
        }
    }

    private static TensorData ones(Shape shape) {
        return TensorData.filled(new TensorType(shape, DType.FLOAT32), 1);
    }

    private static RecurrentLayer layer(String name) {
        return switch (name) {
            case "SimpleRNN" -> SimpleRNN.of(2);
            case "LSTM" -> LSTM.of(2);
            default -> GRU.of(2);
        };
    }

    private static void growsWithTheSteps(Layer layer) {
        long ten = numbersOfAStep(layer, 10);
        long twenty = numbersOfAStep(layer, 20);
        long forty = numbersOfAStep(layer, 40);
        assertThat(forty - twenty).isEqualTo(2 * (twenty - ten));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SimpleRNN", "LSTM", "GRU"})
    void lastOutput(String name) {
        growsWithTheSteps(layer(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SimpleRNN", "LSTM", "GRU"})
    void allOutputsMaskedBothWays(String name) {
        RecurrentLayer layer = layer(name);
        growsWithTheSteps(Sequential.of(
                Masking.of(),
                Bidirectional.of(layer.recurrence(layer.recurrence().withSequences()))));
    }
}
