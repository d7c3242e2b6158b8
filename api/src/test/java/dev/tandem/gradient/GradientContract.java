package dev.tandem.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an engine promises of gradients: its own autograd, as far as it says that it can differentiate, gives what the rules
 * give, first and second gradients alike, and keeps to the conventions; and the rules give on it what they give on the oracle,
 * where central differences judge them.
 *
 * <p>Each backend's module extends it with an empty-handed subclass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GradientContract {
    private final BackendProvider provider;
    private Engine engine;

    protected GradientContract(BackendProvider provider) {
        this.provider = provider;
    }

    @BeforeAll
    void openEngine() {
        engine = provider.open(new EngineSettings(Device.CPU, 1));
    }

    @AfterAll
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.gradient.GradientCases#all")
    void firstGradientsAreThoseOfTheOracle(GradientCase gradientCase) {
        GradientQuestion question = new GradientQuestion(gradientCase);
        expect(question.probe(), question.gradients());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.gradient.GradientCases#all")
    void secondGradientsAreThoseOfTheOracle(GradientCase gradientCase) {
        GradientQuestion question = new GradientQuestion(gradientCase);
        expect(question.probe(), question.secondGradients());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.gradient.GradientConvention#all")
    void holdsToTheConventions(GradientConvention convention) {
        GradientProbe probe = new GradientProbe();
        List<Node> x = convention.at().inputs().stream().map(probe::input).toList();
        Node y = convention.at().function().apply(probe.ops(), x);
        List<Node> gradients =
                probe.ops().gradients(List.of(y), List.of(probe.ops().fullLike(y, 1)), x);
        Graph graph = probe.ops().build(gradients);
        expect("own", run(graph, ownWherePossible(), probe), convention.expected());
        expect("rules", run(graph, GradientPolicy.symbolic(), probe), convention.expected());
    }

    private GradientPolicy ownWherePossible() {
        return GradientPolicy.nativeWhere(engine::gradientOrder);
    }

    private void expect(GradientProbe probe, List<Node> gradients) {
        List<double[]> expected = probe.values(gradients);
        Graph graph = probe.ops().build(gradients);
        expect("own", run(graph, ownWherePossible(), probe), expected);
        expect("rules", run(graph, GradientPolicy.symbolic(), probe), expected);
    }

    private static void expect(String way, List<double[]> values, List<double[]> expected) {
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(values.get(i))
                    .as("gradient with respect to input %d (%s)", i, way)
                    .containsExactly(expected.get(i), within(1e-10 * GradientProbe.scale(expected.get(i))));
        }
    }

    private List<double[]> run(Graph graph, GradientPolicy policy, GradientProbe probe) {
        try (Program program = engine.compile(GradientExpansion.expand(graph, policy))) {
            List<EngineTensor> inputs =
                    probe.point().stream().map(engine::upload).toList();
            List<EngineTensor> outputs = program.run(inputs);
            List<double[]> values = outputs.stream()
                    .map(output -> output.download().toDoubles())
                    .toList();
            inputs.forEach(EngineTensor::close);
            outputs.forEach(EngineTensor::close);
            return values;
        }
    }
}
