package dev.tandem.conformance;

import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;

/**
 * One thing that an operation promises: an expression, the inputs to compute it from, and what may be asked of it.
 *
 * @param operation the method of {@code Ops} that it is about
 * @param promise what holds, as a statement: {@code broadcasts batches}
 * @param inputs the values
 * @param expression the computation
 * @param differentiable the inputs with respect to which it is smooth where they are, by number
 * @param slack how many times wider than usual the tolerance is: for ill-conditioned problems
 */
public record ContractCase(
        String operation,
        String promise,
        List<TensorData> inputs,
        Expression expression,
        List<Integer> differentiable,
        double slack) {
    /** A case that is not differentiated, of usual tolerance. */
    public static ContractCase of(String operation, String promise, Expression expression, TensorData... inputs) {
        return new ContractCase(operation, promise, List.of(inputs), expression, List.of(), 1);
    }

    /** This, differentiated with respect to some inputs, if they are FLOAT64 (in which gradients are tested). */
    public ContractCase smoothIn(Integer... numbers) {
        List<Integer> tested = Arrays.stream(numbers)
                .filter(number -> inputs.get(number).dtype() == DType.FLOAT64)
                .toList();
        return new ContractCase(operation, promise, inputs, expression, tested, slack);
    }

    /** This, with a tolerance so many times wider. */
    public ContractCase withSlack(double times) {
        return new ContractCase(operation, promise, inputs, expression, differentiable, times);
    }

    /** The expression as a graph of one output. */
    public Graph graph() {
        GraphOps ops = new GraphOps();
        List<Node> nodes = inputs.stream().map(input -> ops.input(input.type())).toList();
        return ops.build(List.of(expression.build(ops, nodes)));
    }

    /** What the oracle says of it. */
    public ReferenceTensor expected() {
        return Reference.evaluate(graph(), inputs).get(0);
    }

    /** Fails unless a result is what the oracle says. */
    public void require(TensorData actual) {
        ReferenceTensor expected = expected();
        Agreement.require(
                expected, actual, slack * Agreement.tolerance(expected.type().dtype()), 0);
    }

    /** The promise, with the dtypes and shapes of the inputs. */
    public String title() {
        return promise + " " + inputs.stream().map(TensorData::type).toList();
    }

    @Override
    public String toString() {
        return operation + " " + title();
    }
}
