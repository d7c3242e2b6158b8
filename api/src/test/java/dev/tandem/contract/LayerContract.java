package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.nn.Input;
import dev.tandem.nn.Network;
import dev.tandem.nn.Parameter;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every layer of the catalogue, on an engine. */
public abstract class LayerContract extends OpenLayers {
    private static final long BATCH = 4;

    protected LayerContract(String name) {
        super(name);
    }

    static List<LayerCase> cases() {
        return LayerCatalogue.all();
    }

    private static Network build(Backend on, LayerCase layer) {
        return Network.build(on, layer.layer(), layer.inputs().toArray(Input[]::new));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheShapesThatWereWorkedOutBefore(LayerCase layer) {
        for (Backend on : List.of(backend, wide)) {
            Network network = build(on, layer);
            List<Tensor> outputs = network.forward(false, upload(on, layer.batches(on.dtype(), BATCH)))
                    .outputs();
            assertThat(outputs.stream()
                            .map(output ->
                                    output.type().withShape(output.shape().range(1, output.rank()))))
                    .isEqualTo(network.blueprint().outputs());
            assertThat(outputs).allMatch(output -> output.size(0) == BATCH);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesTheSameEagerlyAndCompiled(LayerCase layer) {
        Network network = build(wide, layer);
        List<Tensor> inputs = upload(wide, layer.batches(DType.FLOAT64, BATCH));
        TensorFunction compiled =
                wide.functionOfList(tensors -> network.forward(false, tensors).outputs());
        List<Tensor> expected = network.forward(false, inputs).outputs();
        List<Tensor> outputs = compiled.callAll(inputs.toArray(Tensor[]::new));
        assertThat(outputs).hasSameSizeAs(expected);
        for (int i = 0; i < outputs.size(); i++) {
            assertThat(outputs.get(i).toDoubles())
                    .containsExactly(expected.get(i).toDoubles(), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesTheSameInBothPrecisions(LayerCase layer) {
        Network narrow = build(backend, layer);
        Network broad = build(wide, layer);
        for (Parameter parameter : narrow.parameters()) {
            broad.parameter(parameter.name())
                    .variable()
                    .assign(parameter.variable().data().as(DType.FLOAT64));
        }
        List<TensorData> inputs = layer.batches(DType.FLOAT32, BATCH);
        List<Tensor> widened = upload(
                wide,
                inputs.stream()
                        .map(data -> data.dtype().isFloating() ? data.as(DType.FLOAT64) : data)
                        .toList());
        List<Tensor> expected = broad.forward(false, widened).outputs();
        List<Tensor> outputs = narrow.forward(false, upload(backend, inputs)).outputs();
        for (int i = 0; i < outputs.size(); i++) {
            assertThat(outputs.get(i).toDoubles())
                    .containsExactly(expected.get(i).toDoubles(), within(1e-4));
        }
    }

    private static Tensor loss(Network.Forward forward) {
        List<Tensor> parts = new ArrayList<>(forward.losses());
        forward.outputs()
                .forEach(output -> parts.add(output.subtract(0.3).square().mean()));
        return parts.stream().reduce(Tensor::add).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainingChangesAllParametersAndLowersTheLoss(LayerCase layer) {
        Network network = build(wide, layer);
        Map<String, double[]> before = new HashMap<>();
        network.trainable()
                .forEach(parameter ->
                        before.put(parameter.name(), parameter.variable().data().toDoubles()));
        Variable[] weights =
                network.trainable().stream().map(Parameter::variable).toArray(Variable[]::new);
        TensorFunction step = wide.functionOfList(inputs -> {
            Tensor loss = loss(network.forward(true, inputs));
            if (weights.length > 0) {
                Gradients gradients = loss.gradients(weights);
                for (Variable weight : weights) {
                    weight.assignSub(gradients.of(weight).multiply(0.1));
                }
            }
            return List.of(loss);
        });
        Tensor[] inputs = upload(wide, layer.batches(DType.FLOAT64, BATCH)).toArray(Tensor[]::new);
        double first = step.call(inputs).item();
        double last = first;
        for (int i = 0; i < 10; i++) {
            last = step.call(inputs).item();
        }
        assertThat(last).isFinite();
        if (weights.length > 0) {
            assertThat(last).isLessThan(first);
        }
        for (Parameter parameter : network.trainable()) {
            if (!parameter.name().equals(layer.idle())) {
                assertThat(parameter.variable().data().toDoubles())
                        .as(parameter.name())
                        .isNotEqualTo(before.get(parameter.name()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsReachWhatGoesIn(LayerCase layer) {
        Network network = build(wide, layer);
        TensorFunction function = wide.functionOfList(inputs -> {
            Tensor loss = loss(network.forward(false, inputs));
            Tensor[] sources =
                    inputs.stream().filter(input -> input.dtype().isFloating()).toArray(Tensor[]::new);
            if (sources.length == 0) {
                return List.of(loss);
            }
            Gradients gradients = loss.gradients(sources);
            return Arrays.stream(sources).map(gradients::of).toList();
        });
        List<Tensor> gradients = function.callAll(
                upload(wide, layer.batches(DType.FLOAT64, BATCH)).toArray(Tensor[]::new));
        for (Tensor gradient : gradients) {
            assertThat(gradient.toDoubles()).doesNotContain(Double.NaN);
            assertThat(Arrays.stream(gradient.toDoubles()).map(Math::abs).sum()).isPositive();
        }
    }
}
