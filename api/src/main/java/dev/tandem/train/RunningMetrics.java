package dev.tandem.train;

import dev.tandem.backend.Backend;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.function.Variable;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Sums of what is measured, kept in the engine in float64: a step adds to them, and nothing is read before the epoch ends. All
 * statistics lie in one vector, so that they cost a step one variable.
 */
final class RunningMetrics implements AutoCloseable {
    /**
     * One number of a result.
     *
     * @param name as logs call it
     * @param statistics computed of a batch, in the step
     * @param result computed of their sums over all batches
     */
    record Measure(String name, List<Tensor> statistics, ToDoubleFunction<List<TensorData>> result) {}

    private record Part(String name, List<Shape> shapes, ToDoubleFunction<List<TensorData>> result) {
        long size() {
            return shapes.stream().mapToLong(Shape::elementCount).sum();
        }
    }

    private final Backend backend;
    private List<Part> parts = List.of();
    private Optional<Variable> sums = Optional.empty();

    /** Sums to go on with, that came before the first batch said what is measured. */
    private Optional<TensorData> pending = Optional.empty();

    RunningMetrics(Backend backend) {
        this.backend = backend;
    }

    /** Adds a batch; called inside of a step. */
    void add(List<Measure> measures) {
        List<Part> given = new ArrayList<>();
        List<Tensor> flat = new ArrayList<>();
        for (Measure measure : measures) {
            given.add(new Part(
                    measure.name(),
                    measure.statistics().stream().map(Tensor::shape).toList(),
                    measure.result()));
            for (Tensor statistic : measure.statistics()) {
                flat.add(statistic.cast(DType.FLOAT64).reshape(-1));
            }
        }
        Variable variable = sumsOf(given);
        variable.assignAdd(Tensor.concat(0, flat));
    }

    private synchronized Variable sumsOf(List<Part> given) {
        if (sums.isEmpty()) {
            parts = given;
            sums = Optional.of(
                    backend.variable("metrics", pending.map(this::checked).orElseGet(this::zeros)));
            pending = Optional.empty();
        }
        for (int i = 0; i < parts.size(); i++) {
            if (given.size() != parts.size()
                    || !given.get(i).shapes().equals(parts.get(i).shapes())) {
                throw new ShapeMismatchException(
                        "the statistics of the metric '" + parts.get(i).name()
                                + "' have other shapes than at the first batch; expected shapes that do not depend on the batch: "
                                + given.get(Math.min(i, given.size() - 1)).shapes() + " against "
                                + parts.get(i).shapes());
            }
        }
        return sums.get();
    }

    private TensorData zeros() {
        long size = parts.stream().mapToLong(Part::size).sum();
        return TensorData.filled(new TensorType(Shape.of(size), DType.FLOAT64), 0);
    }

    private TensorData checked(TensorData before) {
        if (!before.type().equals(zeros().type())) {
            throw new ShapeMismatchException("the sums of metrics to go on with are " + before.type() + "; expected "
                    + zeros().type() + ": compile the model with the same losses and metrics");
        }
        return before;
    }

    /** Begins anew. */
    synchronized void reset() {
        pending = Optional.empty();
        sums.ifPresent(variable -> variable.assign(zeros()));
    }

    /** Where the sums stand; empty if nothing has been measured. */
    synchronized Optional<TensorData> sums() {
        return sums.isPresent() ? sums.map(Variable::data) : pending;
    }

    /** Goes on from there. */
    synchronized void restore(Optional<TensorData> before) {
        pending = sums.isPresent() ? Optional.empty() : before;
        sums.ifPresent(variable -> variable.assign(before.map(this::checked).orElseGet(this::zeros)));
    }

    /** What has been measured since the last reset, by name; empty if nothing has. */
    synchronized Map<String, Double> results() {
        Map<String, Double> results = new LinkedHashMap<>();
        if (sums.isEmpty()) {
            return results;
        }
        double[] all = sums.get().data().toDoubles();
        int position = 0;
        for (Part part : parts) {
            List<TensorData> statistics = new ArrayList<>();
            for (Shape shape : part.shapes()) {
                int size = Math.toIntExact(shape.elementCount());
                statistics.add(TensorData.of(shape, Arrays.copyOfRange(all, position, position + size)));
                position += size;
            }
            results.put(part.name(), part.result().applyAsDouble(statistics));
        }
        return results;
    }

    @Override
    public synchronized void close() {
        sums.ifPresent(Variable::close);
        sums = Optional.empty();
    }
}
