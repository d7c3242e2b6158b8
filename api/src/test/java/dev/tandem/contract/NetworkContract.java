package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Functional;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.Network;
import dev.tandem.nn.Parameter;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks: parameters of layers, on an engine. */
public abstract class NetworkContract extends OpenBackend {
    protected NetworkContract(String name) {
        super(name);
    }

    /** A layer of a user's own. */
    private record Scale() implements UnaryLayer {
        @Override
        public void build(LayerBuilder builder, Shape input) {
            builder.parameter("scale", Shape.of(input.size(-1)), Initializer.constant(2));
        }

        @Override
        public Tensor call(LayerCall call, Tensor x) {
            return x.multiply(call.parameter("scale"));
        }
    }

    /** A layer with two outputs. */
    private record Halves() implements Layer {
        @Override
        public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
            return inputs.get(0).split(2, -1);
        }
    }

    private record Wrong() implements UnaryLayer {
        @Override
        public Tensor call(LayerCall call, Tensor x) {
            return x.multiply(call.parameter("scael"));
        }
    }

    @Test
    void parametersAreNamedAfterTheirLayers() {
        Network network = Network.build(
                backend,
                Sequential.of(Dense.of(5), new Scale(), Dense.of(2), Dense.of(3).named("out")),
                Input.of(4));
        assertThat(network.parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "dense/kernel",
                        "dense/bias",
                        "scale/scale",
                        "dense_1/kernel",
                        "dense_1/bias",
                        "out/kernel",
                        "out/bias");
        assertThat(network.blueprint().parameterCount()).isEqualTo(25 + 5 + 12 + 9);
    }

    @Test
    void computesEagerlyAndInsideOfAFunction() {
        Network network =
                Network.build(backend, Sequential.of(new Scale(), Dense.of(2).withoutBias()), Input.of(2));
        network.parameter("dense/kernel").variable().assign(backend.tensor(new double[][] {{1, 2}, {3, 4}}));
        Tensor x = backend.tensor(new double[][] {{1, 1}, {0, 1}});
        TensorFunction function = backend.function(input -> network.call(input));
        assertThat(network.call(x).toDoubles()).containsExactly(8, 12, 6, 8);
        assertThat(function.call(x).toDoubles()).containsExactly(8, 12, 6, 8);
    }

    @Test
    void twoNetworksOfOneArchitectureStartFromOtherValues() {
        Sequential architecture = Sequential.of(Dense.of(3));
        Network first = Network.build(backend, architecture, Input.of(4));
        Network second = Network.build(backend, architecture, Input.of(4));
        assertThat(first.parameter("dense/kernel").variable().data().toDoubles())
                .isNotEqualTo(second.parameter("dense/kernel").variable().data().toDoubles());
    }

    @Test
    void dropsWhileTrainingOnlyAndAnewAtEachCall() {
        Network network = Network.build(backend, Sequential.of(Dropout.of(0.25)), Input.of(1000));
        Tensor x = backend.ones(2, 1000);
        TensorFunction training =
                backend.function(input -> network.forward(true, List.of(input)).output());
        double[] first = training.call(x).toDoubles();
        double[] second = training.call(x).toDoubles();
        assertThat(network.call(x).toDoubles()).containsOnly(1);
        assertThat(Arrays.stream(first).distinct().sorted()).hasSize(2).first().isEqualTo(0.0);
        assertThat(Arrays.stream(first).average().orElseThrow()).isEqualTo(1, within(0.06));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void branchesShareAndJoin() {
        Functional.Builder graph = Functional.builder();
        Functional.Value a = graph.input(Input.of(2).named("a"));
        Functional.Value b = graph.input(Input.of(2).named("b"));
        Layer tower = graph.share(new Scale());
        List<Functional.Value> halves = graph.applyAll(new Halves(), graph.apply(tower, a));
        Functional model = graph.outputs(halves.get(1), graph.apply(tower, b));
        Network network = Network.build(
                backend, model, Input.of(2).named("a"), Input.of(2).named("b"));
        List<Tensor> outputs = network.forward(
                        false, List.of(backend.tensor(new double[][] {{1, 2}}), backend.tensor(new double[][] {{3, 4}
                        })))
                .outputs();
        assertThat(outputs.get(0).toDoubles()).containsExactly(4);
        assertThat(outputs.get(1).toDoubles()).containsExactly(6, 8);
        assertThat(network.parameters()).extracting(Parameter::name).containsExactly("scale/scale");
    }

    @Test
    void intermediateValuesCanBeRead() {
        Functional.Builder graph = Functional.builder();
        Functional.Value x = graph.input(Input.of(2));
        Functional.Value hidden = graph.apply(new Scale().named("hidden"), x);
        Functional model = graph.outputs(graph.apply(new Scale().named("out"), hidden));
        Network network = Network.build(backend, model, Input.of(2));
        Tensor input = backend.tensor(new double[][] {{1, 2}});
        assertThat(network.call(input).toDoubles()).containsExactly(4, 8);
        assertThat(network.forward(model.reading("hidden"), false, List.of(input))
                        .output()
                        .toDoubles())
                .containsExactly(2, 4);
        assertThatThrownBy(() -> model.reading("hiden"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("did you mean 'hidden'?");
    }

    @Test
    void trainsInALoopOfTheUsersOwn() {
        Network network = Network.build(
                backend, Sequential.of(Dense.of(8).activation(Activation.TANH), Dense.of(1)), Input.of(2));
        Variable[] weights =
                network.trainable().stream().map(Parameter::variable).toArray(Variable[]::new);
        TensorFunction step = backend.function((x, y) -> {
            Tensor loss = network.forward(true, List.of(x))
                    .output()
                    .subtract(y)
                    .square()
                    .mean();
            Gradients gradients = loss.gradients(weights);
            for (Variable weight : weights) {
                weight.assignSub(gradients.of(weight).multiply(0.3));
            }
            return loss;
        });
        Tensor x = backend.tensor(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Tensor y = backend.tensor(new double[][] {{0}, {1}, {1}, {0}});
        double before = step.call(x, y).item();
        for (int i = 0; i < 500; i++) {
            step.call(x, y).close();
        }
        assertThat(step.call(x, y).item()).isLessThan(before / 50);
    }

    @Test
    void frozenLayersAreNotTrainable() {
        Network network = Network.build(
                backend, Sequential.of(Dense.of(8).named("a"), Dense.of(1).named("b")), Input.of(2));
        network.freeze("a", true);
        assertThat(network.trainable()).extracting(Parameter::name).containsExactly("b/kernel", "b/bias");
        network.freeze("a", false);
        assertThat(network.trainable()).hasSize(4);
        assertThatThrownBy(() -> network.freeze("c", true))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'c'");
    }

    @Test
    void saysWhichLayerDoesNotFit() {
        Layer wrong = Sequential.of(Dense.of(3), Sequential.of(new Wrong()).named("inner"));
        assertThatThrownBy(() -> Network.build(backend, wrong, Input.of(2)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(
                        "layer 'inner' (Sequential), layer 'wrong' (Wrong): there is no parameter 'inner/wrong/scael';"
                                + " expected one of those declared in build: [dense/kernel, dense/bias]");
    }

    @Test
    void rejectsInputsOfAnotherKind() {
        Network network = Network.build(backend, Sequential.of(Dense.of(3)), Input.of(2));
        assertThatThrownBy(() -> network.call(backend.ones(5, 3)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("input 'input' of the network is float32[5, 3]; expected a batch of float32[2]");
        assertThatThrownBy(() -> network.call(backend.ones(5, 2).cast(DType.INT32)))
                .isInstanceOf(DTypeMismatchException.class)
                .hasMessageContaining("cast it");
        assertThatThrownBy(() -> network.call()).isInstanceOf(InvalidArgumentException.class);
    }
}
