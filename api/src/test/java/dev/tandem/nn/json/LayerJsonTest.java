package dev.tandem.nn.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.contract.LayerCase;
import dev.tandem.contract.LayerCatalogue;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.TandemException;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Constraint;
import dev.tandem.nn.Functional;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.Regularizer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.nn.layer.Add;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Lambda;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerJsonTest {
    private static final LayerJson JSON = LayerJson.standard();

    /** A layer of a user's own. */
    private record Scale(double factor) implements UnaryLayer {
        @Override
        public Tensor call(LayerCall call, Tensor x) {
            return x.multiply(factor);
        }
    }

    static List<LayerCase> cases() {
        return LayerCatalogue.all().stream()
                .filter(layer -> !(layer.layer() instanceof Lambda))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyLayerComesBackEqual(LayerCase layer) {
        assertThat(JSON.read(JSON.write(layer.layer()))).isEqualTo(layer.layer());
        for (Input input : layer.inputs()) {
            assertThat(JSON.readInput(JSON.write(input))).isEqualTo(input);
        }
    }

    @Test
    void nestedModelsAndAllKindsOfWeightsComeBackEqual() {
        Layer dense = Dense.of(4)
                .activation(Activation.RELU)
                .kernel(k -> k.initializer(Initializer.orthogonal())
                        .regularizer(Regularizer.l2(0.1))
                        .constraint(Constraint.MaxNorm.of(2)))
                .bias(b -> b.initializer(Initializer.truncatedNormal()).constraint(new Constraint.NonNeg()));
        Functional.Builder graph = Functional.builder();
        Functional.Value x = graph.input(Input.of(4).named("x"));
        Functional.Value y = graph.apply(Sequential.of(dense).named("inner"), x);
        Layer model = graph.outputs(graph.apply(Add.of(), x, y));
        assertThat(JSON.read(JSON.write(model))).isEqualTo(model);
        assertThat(JSON.readInput(JSON.write(Input.of(DType.INT64, 3)))).isEqualTo(Input.of(DType.INT64, 3));
    }

    @Test
    void ownLayersAreRegistered() {
        Layer model = Sequential.of(new Scale(2));
        LayerJson own = JSON.with("Scale", Scale.class);
        assertThat(own.read(own.write(model))).isEqualTo(model);
        assertThatThrownBy(() -> JSON.write(model))
                .hasMessageContaining("JSON at $.layers[0].layer: Scale has no name");
        assertThatThrownBy(() -> own.with("Dense", Scale.class)).hasMessageContaining("'Dense' is taken");
    }

    @Test
    void lambdasAreRefused() {
        assertThatThrownBy(() -> JSON.write(Sequential.of(Lambda.of(Tensor::square))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("JSON at $.layers[0].layer: a Lambda holds Java code");
    }

    private static void rejects(String text, String message) {
        assertThatThrownBy(() -> JSON.read(text))
                .isInstanceOf(TandemException.class)
                .hasMessageContaining(message);
    }

    @Test
    void mistakesNameTheirPath() {
        String good = JSON.write(Sequential.of(Dense.of(3)));
        rejects(good.replace("\"Dense\"", "\"Dens\""), "JSON at $.layers[0].layer: there is no type 'Dens'");
        rejects(good.replace("\"Dense\"", "\"Dens\""), "did you mean 'Dense'?");
        rejects(good.replace("\"units\"", "\"unit\""), "JSON at $.layers[0].layer: there is no property 'unit'");
        rejects(good.replace("\"units\": 3,", ""), "the property 'units' of Dense is missing");
        rejects(good.replace("\"units\": 3", "\"units\": 3.5"), "JSON at $.layers[0].layer.units: got 3.5");
        rejects(good.replace("\"units\": 3", "\"units\": 1e999999999"), "expected a whole number");
        rejects(good.replace("\"units\": 3", "\"units\": 0"), "JSON at $.layers[0].layer: Dense: units is 0");
        rejects(good.replace("\"LINEAR\"", "\"LINE\""), "JSON at $.layers[0].layer.activation: got 'LINE'");
        rejects(good.replace("\"type\": \"Dense\",", ""), "the property 'type' is missing");
        rejects("{\"type\": \"Constant\", \"value\": 1}", "got the type 'Constant'; expected a Layer");
        rejects("[]", "expected an object");
        rejects("{\"type\": ", "expected a well-formed text");
        rejects(good + "1", "JSON");
        rejects("[".repeat(100_000), "JSON");
    }
}
