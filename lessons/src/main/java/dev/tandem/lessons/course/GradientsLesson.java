package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Graph;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Table;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;

/** The gradient of any expression: by the engine, by rules that fit on a page, and by hand. */
public final class GradientsLesson implements Lesson {
    @Override
    public String id() {
        return "gradients";
    }

    @Override
    public String title() {
        return "Gradients of any expression";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        meanOfLengths(backend, report);
        vectorJacobian(backend, report);
        addingUp(backend, report);
        secondDerivative(backend, report);
        ourOwnEngine(backend, report);
    }

    private static void meanOfLengths(Backend backend, LessonReport report) {
        report.section("A gradient that can be checked");
        report.say(
                "c = mean(√(a² + b²)) over four pairs of numbers: the mean length of four arrows. By the rules of calculus"
                        + " ∂c/∂a = a/√(a² + b²)/4. The engine finds the same without being told, from the operations alone:");
        // region mean-length
        Tensor a = backend.tensor(new double[] {3, 5, 8, -1});
        Tensor b = backend.tensor(new double[] {4, 12, 15, 1});
        TensorFunction gradient = backend.functionOfList(inputs -> {
            Tensor c = inputs.get(0).square().add(inputs.get(1).square()).sqrt().mean();
            Gradients gradients = c.gradients(inputs.get(0), inputs.get(1));
            return List.of(c, gradients.of(inputs.get(0)), gradients.of(inputs.get(1)));
        });
        List<Tensor> results = gradient.callAll(a, b);
        // endregion
        Tensor formula = a.divide(a.square().add(b.square()).sqrt()).divide(4);
        Table.Builder table = Table.of(
                        "The mean length of four arrows", "a", "b", "length", "∂c/∂a", "a/length/4", "∂c/∂b")
                .decimals(6);
        for (int i = 0; i < a.size(0); i++) {
            double length = Math.hypot(a.get(i).item(), b.get(i).item());
            table.row(
                    Math.round(a.get(i).item()),
                    Math.round(b.get(i).item()),
                    length,
                    results.get(1).get(i).item(),
                    formula.get(i).item(),
                    results.get(2).get(i).item());
        }
        report.show(table.build());
        report.value("mean-length", results.get(0).item());
        report.value(
                "gradient-length",
                Math.sqrt(results.get(1)
                        .square()
                        .add(results.get(2).square())
                        .sum()
                        .item()));
        report.tensor("mean-length-by-a", results.get(1));
        report.tensor("mean-length-by-b", results.get(2));
    }

    private static void vectorJacobian(Backend backend, LessonReport report) {
        report.section("Many outputs: vᵀJ");
        report.say(
                "y = (x₀², x₀·x₁, sin x₁) has three numbers and its derivative, the Jacobian J, has a row for each. Engines never"
                        + " write J down. They compute vᵀJ, a mixture of its rows by weights v, in one pass backwards. With v = (1, 0, 0)"
                        + " it is the first row; the gradient of a loss is the case of one output and v = 1.");
        // region vector-jacobian
        TensorFunction product = backend.function((x, v) -> {
            Tensor y = Tensor.stack(
                    0,
                    List.of(
                            x.get(0).square(),
                            x.get(0).multiply(x.get(1)),
                            x.get(1).sin()));
            return y.vectorJacobian(v, x).of(x);
        });
        // endregion
        Tensor x = backend.tensor(new double[] {2, 1});
        Table.Builder table = Table.of("At x = (2, 1)", "v", "vᵀJ", "by hand", "that is");
        double cosine = Math.cos(1);
        List<Mixture> mixtures = List.of(
                new Mixture(backend.tensor(new double[] {1, 0, 0}), "(2·x₀, 0)", 4, 0),
                new Mixture(backend.tensor(new double[] {0, 1, 0}), "(x₁, x₀)", 1, 2),
                new Mixture(backend.tensor(new double[] {0, 0, 1}), "(0, cos x₁)", 0, cosine),
                new Mixture(backend.tensor(new double[] {1, 2, 3}), "row 1 + 2·row 2 + 3·row 3", 6, 4 + 3 * cosine));
        for (Mixture mixture : mixtures) {
            table.row(
                    Numbers.list(0, mixture.weights().toDoubles()),
                    Numbers.list(4, product.call(x, mixture.weights()).toDoubles()),
                    mixture.formula(),
                    Numbers.list(4, mixture.first(), mixture.second()));
        }
        report.show(table.build());
        report.tensor("vector-jacobian", product.call(x, backend.tensor(new double[] {1, 2, 3})));
    }

    /** Weights v, and what vᵀJ must then be. */
    private record Mixture(Tensor weights, String formula, double first, double second) {}

    private static void addingUp(Backend backend, LessonReport report) {
        report.section("Gradients add up");
        report.say(
                "A number that is used twice gets a gradient from each use, and they add up: that of x·x is x + x. So the gradients"
                        + " of two batches, added, are the gradient of their losses' sum. Adding on purpose is called accumulating;"
                        + " forgetting to start again from zero is a classic mistake:");
        // region accumulate
        Variable w = backend.variable("w", Shape.of(1), 1);
        Variable sum = backend.variable("sum of gradients", Shape.of(1), 0);
        TensorFunction accumulate = backend.function(x -> {
            Gradients gradients = x.multiply(w).square().mean().gradients(w);
            sum.assignAdd(gradients.of(w));
            return gradients.of(w);
        });
        // endregion
        Tensor first = backend.tensor(new double[] {1, 2});
        Tensor second = backend.tensor(new double[] {3, 4});
        Table.Builder table = Table.of("mean((x·w)²) by w, at w = 1", "batch", "its gradient", "sum so far")
                .decimals(1);
        table.row("x = (1, 2)", accumulate.call(first).item(), sum.tensor().item());
        table.row("x = (3, 4)", accumulate.call(second).item(), sum.tensor().item());
        table.row(
                "x = (1, 2) again, not started from zero",
                accumulate.call(first).item(),
                sum.tensor().item());
        sum.assign(backend.zeros(1));
        table.row(
                "x = (1, 2), started from zero",
                accumulate.call(first).item(),
                sum.tensor().item());
        report.show(table.build());
        report.value("accumulated", sum.tensor().item());
    }

    private static void secondDerivative(Backend backend, LessonReport report) {
        report.section("The derivative of a derivative");
        report.say(
                "A gradient is an expression like any other, so it has a gradient too. That of tanh is 1 − tanh², and"
                        + " that of the gradient −2·tanh·(1 − tanh²):");
        // region derivatives
        TensorFunction derivatives = backend.functionOfList(inputs -> {
            Tensor x = inputs.get(0);
            Tensor y = x.tanh();
            Tensor slope = y.gradients(x).of(x);
            return List.of(y, slope, slope.gradients(x).of(x));
        });
        // endregion
        Tensor x = backend.linspace(-2, 2, 5);
        List<Tensor> results = derivatives.callAll(x);
        Table.Builder table =
                Table.of("tanh and its derivatives", "x", "tanh x", "tanh′ x", "tanh″ x", "by the formula");
        for (int i = 0; i < x.size(0); i++) {
            double tanh = Math.tanh(x.get(i).item());
            table.row(
                    Math.round(x.get(i).item()),
                    results.get(0).get(i).item(),
                    results.get(1).get(i).item(),
                    results.get(2).get(i).item(),
                    -2 * tanh * (1 - tanh * tanh));
        }
        report.show(table.build());
        report.value("slope-at-two", results.get(1).get(-1).item());
        report.value("curvature-at-two", results.get(2).get(-1).item());
        report.tensor("tanh-slope", results.get(1));
        report.tensor("tanh-curvature", results.get(2));
    }

    private static void ourOwnEngine(Backend backend, LessonReport report) {
        report.section("An engine of our own");
        report.say(
                "How does an engine do it? Scalar.java, beside this lesson, is a whole one in a hundred lines: every number"
                        + " remembers what it was computed from, and every operation knows its derivative. Here is a neuron,"
                        + " −ln(1/(1 + e^−tanh(x₀·w₀ + x₁·w₁ + b))), three ways: by "
                        + backend.info().name()
                        + "'s own autograd; by Tandem's rules, which turn a gradient into ordinary operations that any engine can run; and"
                        + " by our hundred lines.");
        double[] numbers = {0.5, -1.5, 2.0, 0.7, 0.3};
        Tensor inputs = backend.tensor(numbers);
        TensorFunction neuron = backend.function(v -> {
            Tensor loss = loss(v);
            return loss.gradients(v).of(v);
        });
        Tensor byEngine = neuron.call(inputs);
        Tensor byRules = spelledOut(neuron, inputs);
        double[] byHand = scalarGradients(numbers);
        String[] names = {"x₀", "x₁", "w₀", "w₁", "b"};
        Table.Builder table = Table.of(
                        "The gradient of the neuron's loss",
                        "by",
                        "value",
                        backend.info().name(),
                        "Tandem's rules",
                        "Scalar.java")
                .decimals(6);
        for (int i = 0; i < names.length; i++) {
            table.row(
                    names[i], numbers[i], byEngine.get(i).item(), byRules.get(i).item(), byHand[i]);
        }
        report.show(table.build());
        report.value("neuron-loss", loss(inputs).item());
        report.value("neuron-apart", apart(byEngine, byRules, backend.tensor(byHand)));
        report.tensor("neuron-by-engine", byEngine);
        report.tensor("neuron-by-rules", byRules);
        report.say(
                "Three programs that know nothing of each other agree to the last digit shown. That is how Tandem is tested: for"
                        + " every operation TensorFlow's gradient, PyTorch's, our rules and plain differences must be the same.");
    }

    /** The largest difference between three gradients. */
    private static double apart(Tensor first, Tensor second, Tensor third) {
        return first.subtract(second)
                .abs()
                .maximum(second.subtract(third).abs())
                .maximum(third.subtract(first).abs())
                .max()
                .item();
    }

    // region neuron
    private static Tensor loss(Tensor v) {
        Tensor z = v.get(0)
                .multiply(v.get(2))
                .add(v.get(1).multiply(v.get(3)))
                .add(v.get(4))
                .tanh();
        return z.negate().exp().add(1).reciprocal().log().negate();
    }
    // endregion

    /** The function with its gradient rewritten as ordinary operations, run one by one. */
    private static Tensor spelledOut(TensorFunction function, Tensor input) {
        Graph rewritten = GradientExpansion.expand(function.graph(input.type()), GradientPolicy.symbolic());
        return rewritten
                .evaluate(input.value().ops(), List.of(input), (targets, upstream, sources) -> {
                    throw new IllegalStateException("a gradient was left after rewriting; expected none");
                })
                .get(0);
    }

    // region neuron-of-scalars
    static double[] scalarGradients(double[] numbers) {
        Scalar[] v = new Scalar[numbers.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = Scalar.of(numbers[i]);
        }
        Scalar z = v[0].multiply(v[2]).add(v[1].multiply(v[3])).add(v[4]).tanh();
        Scalar loss =
                Scalar.of(1).divide(z.negate().exp().add(Scalar.of(1))).log().negate();
        loss.backward();
        double[] gradients = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            gradients[i] = v[i].gradient();
        }
        return gradients;
    }
    // endregion
}
