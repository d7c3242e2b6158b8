package dev.tandem.backend.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Engine;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What autograd is asked for where a graph is unusual; ordinary gradients are the conformance suite's. */
class ScriptCompilerTest {
    private final Engine engine = ProgramRunner.open();
    private final TensorData x = TensorData.of(new double[] {1, 2});

    private static List<Node> gradients(GraphOps ops, Node target, Node... sources) {
        Node total = ops.sum(target, target.type().shape().axes(), false);
        return ops.gradients(List.of(total), List.of(ops.scalar(total, 1)), List.of(sources));
    }

    private double[] first(ProgramRunner.Body body) {
        return ProgramRunner.run(engine, body, x).get(0).toDoubles();
    }

    @Test
    void differentiatesWithRespectToAnIntermediateValue() {
        assertThat(first((ops, in) -> {
                    Node square = ops.square(in.get(0));
                    return gradients(ops, ops.multiply(square, square), square);
                }))
                .containsExactly(2, 8);
    }

    @Test
    void givesZerosWhereNoPathLeadsToTheSource() {
        assertThat(first((ops, in) -> gradients(ops, ops.exp(ops.stopGradient(in.get(0))), in.get(0))))
                .containsExactly(0, 0);
    }

    @Test
    void theSecondDerivativeOfALinearFunctionIsZero() {
        assertThat(first((ops, in) -> {
                    Node slope =
                            gradients(ops, ops.negate(in.get(0)), in.get(0)).get(0);
                    return gradients(ops, slope, in.get(0));
                }))
                .containsExactly(0, 0);
    }

    @Test
    void theSecondDerivativeOfAbsHasMemoryOfItsOwn() {
        assertThat(first((ops, in) -> {
                    Node slope = gradients(ops, ops.abs(in.get(0)), in.get(0)).get(0);
                    return gradients(ops, slope, in.get(0));
                }))
                .containsExactly(0, 0);
    }

    @Test
    void differentiatesThreeTimes() {
        assertThat(first((ops, in) -> {
                    Node value = ops.multiply(ops.square(in.get(0)), in.get(0));
                    for (int order = 0; order < 3; order++) {
                        value = gradients(ops, value, in.get(0)).get(0);
                    }
                    return List.of(value);
                }))
                .containsExactly(6, 6);
    }

    @Test
    void twoQuestionsMayShareTheirTape() {
        List<TensorData> results = ProgramRunner.run(
                engine,
                (ops, in) -> {
                    Node square = ops.square(in.get(0));
                    return List.of(
                            gradients(ops, square, in.get(0)).get(0),
                            gradients(ops, ops.exp(square), in.get(0)).get(0));
                },
                TensorData.of(new double[] {0, 1}));

        assertThat(results.get(0).toDoubles()).containsExactly(0, 2);
        assertThat(results.get(1).toDoubles()).containsExactly(0, 2 * Math.E);
    }

    @Test
    void onlyWhatATargetNeedsIsOnTheTape() {
        GraphOps ops = new GraphOps();
        Node weight = ops.input(x.type());
        Node slope = gradients(ops, ops.square(weight), weight).get(0);
        String source = ScriptCompiler.compile(ops.build(List.of(ops.subtract(weight, slope))))
                .source();

        assertThat(source.indexOf("torch.set_grad_enabled(True)"))
                .isGreaterThan(0)
                .isLessThan(source.indexOf("torch.mul"));
        assertThat(source.indexOf("torch.set_grad_enabled(False)"))
                .isGreaterThan(source.indexOf("torch.grad("))
                .isLessThan(source.indexOf("torch.sub"));
    }

    @Test
    void aStepAlongAComputedRateTakesOnePass() {
        TensorData rate = TensorData.of(0.5);
        GraphOps ops = new GraphOps();
        Node weight = ops.input(x.type());
        Node factor = ops.input(rate.type());
        Node down = ops.subtract(weight, ops.multiply(ops.square(weight), factor));
        Node up = ops.add(weight, ops.multiply(factor, ops.exp(weight)));
        String source = ScriptCompiler.compile(ops.build(List.of(down, up))).source();
        assertThat(source).contains("torch.addcmul").contains("value=-1").doesNotContain("torch.sub(");

        List<TensorData> results = ProgramRunner.run(
                engine,
                (recorded, in) -> {
                    Node product = recorded.multiply(recorded.square(in.get(0)), in.get(1));
                    Node step = recorded.subtract(in.get(0), product);
                    return List.of(step, gradients(recorded, step, in.get(1)).get(0));
                },
                x,
                rate);
        assertThat(results.get(0).toDoubles()).containsExactly(0.5, 0);
        assertThat(results.get(1).toDoubles()).containsExactly(-5);
    }
}
