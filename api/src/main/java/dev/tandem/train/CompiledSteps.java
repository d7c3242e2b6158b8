package dev.tandem.train;

import dev.tandem.backend.Backend;
import dev.tandem.data.Batch;
import dev.tandem.data.CloseableIterator;
import dev.tandem.data.Dataset;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.function.TensorFunction;
import dev.tandem.loss.Loss;
import dev.tandem.metric.Metric;
import dev.tandem.nn.Blueprint;
import dev.tandem.nn.Network;
import dev.tandem.optimizer.OptimizerState;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The functions of a model, traced when first called, and what they share: the optimizer's memory and the running metrics. */
final class CompiledSteps implements AutoCloseable {
    private record Compiled(
            Compilation compilation,
            OptimizerState optimizer,
            RunningMetrics metrics,
            TensorFunction train,
            TensorFunction test,
            TensorFunction validation) {}

    private final Model model;
    private Optional<Compiled> compiled = Optional.empty();
    private final TensorFunction predict;

    CompiledSteps(Model model) {
        this.model = model;
        this.predict = model.backend()
                .functionOfList(inputs -> model.network().forward(false, inputs).outputs());
    }

    void compile(Compilation compilation) {
        close();
        compiled = Optional.of(new Compiled(
                compilation,
                model.configureOptimizer(compilation.optimizer()),
                new RunningMetrics(model.backend()),
                function(model::trainStep),
                function(model::testStep),
                function(model::validationStep)));
    }

    private TensorFunction function(Function<StepBatch, Tensor> step) {
        Blueprint blueprint = model.network().blueprint();
        int inputs = blueprint.inputs().size();
        int targets = blueprint.outputs().size();
        return model.backend().functionOfList(tensors -> List.of(step.apply(StepBatch.of(tensors, inputs, targets))));
    }

    private Compiled compiled() {
        return compiled.orElseThrow(
                () -> new InvalidArgumentException(
                        "the model has not been compiled; expected compile(optimizer, loss) before it is trained or evaluated"));
    }

    boolean isCompiled() {
        return compiled.isPresent();
    }

    Compilation compilation() {
        return compiled().compilation();
    }

    OptimizerState optimizer() {
        return compiled().optimizer();
    }

    RunningMetrics metrics() {
        return compiled().metrics();
    }

    double train(Batch batch) {
        return run(compiled().train(), batch);
    }

    double test(Batch batch) {
        return run(compiled().test(), batch);
    }

    double validation(Batch batch) {
        return run(compiled().validation(), batch);
    }

    private double run(TensorFunction step, Batch batch) {
        requireTargets(batch);
        List<TensorData> all = new ArrayList<>(batch.inputs());
        all.addAll(batch.targets());
        batch.weights().ifPresent(all::add);
        return uploaded(all, inputs -> {
            try (Tensor loss = step.call(inputs)) {
                return loss.item();
            }
        });
    }

    private void requireTargets(Batch batch) {
        Blueprint blueprint = model.network().blueprint();
        if (batch.targets().size() != blueprint.outputs().size()) {
            throw new InvalidArgumentException(
                    "the batch has " + batch.targets().size() + " targets; expected "
                            + blueprint.outputs().size() + ", one for each output of the network");
        }
        for (int i = 0; i < batch.targets().size(); i++) {
            Loss loss = compilation().losses().get(i);
            loss.checkTargets(batch.targets().get(i), blueprint.outputs().get(i).shape());
        }
    }

    List<TensorData> predict(List<TensorData> inputs) {
        return uploaded(inputs, tensors -> {
            List<Tensor> outputs = predict.callAll(tensors);
            try {
                return outputs.stream().map(Tensor::data).toList();
            } finally {
                outputs.forEach(Tensor::close);
            }
        });
    }

    /** Floating-point numbers arrive in the network's dtype, all others as they are. */
    private <R> R uploaded(List<TensorData> data, Function<Tensor[], R> action) {
        Backend backend = model.backend();
        Tensor[] tensors = new Tensor[data.size()];
        try {
            for (int i = 0; i < tensors.length; i++) {
                TensorData each = data.get(i);
                tensors[i] = backend.tensor(each.dtype().isFloating() ? each.as(backend.dtype()) : each);
            }
            return action.apply(tensors);
        } finally {
            for (Tensor tensor : tensors) {
                if (tensor != null) {
                    tensor.close();
                }
            }
        }
    }

    /** Reads an epoch. */
    void forEach(Dataset batches, long epoch, Consumer<Batch> action) {
        boolean any = false;
        try (CloseableIterator<Batch> iterator = batches.epoch(epoch)) {
            while (iterator.hasNext()) {
                action.accept(iterator.next());
                any = true;
            }
        }
        if (!any) {
            throw new EmptyDatasetException("the data set has no batches; expected at least one");
        }
    }

    /** Measures all batches on the side: what has been measured so far comes back. */
    Map<String, Double> evaluate(Dataset batches, Consumer<Batch> step) {
        RunningMetrics metrics = metrics();
        Optional<TensorData> before = metrics.sums();
        metrics.reset();
        try {
            forEach(batches, 0, step);
            return metrics.results();
        } finally {
            metrics.restore(before);
        }
    }

    /** Inside of a step: the loss as the mean over examples, then each output's own loss where there are several, then metrics. */
    void measure(Tensor loss, Network.Forward forward, StepBatch batch) {
        Compilation compilation = compilation();
        List<RunningMetrics.Measure> measures = new ArrayList<>();
        measures.add(mean("loss", loss, batch));
        List<String> names = model.network().blueprint().outputNames();
        for (int i = 0; i < names.size(); i++) {
            String prefix = names.size() > 1 ? names.get(i) + "_" : "";
            Tensor target = batch.targets().get(i);
            Tensor prediction = forward.outputs().get(i);
            Optional<Tensor> mask = forward.masks().get(i);
            if (names.size() > 1) {
                Loss own = compilation.losses().get(i);
                measures.add(mean(prefix + "loss", own.of(target, prediction, Optional.empty(), mask), batch));
            }
            for (Metric metric : compilation.metrics().get(i)) {
                measures.add(new RunningMetrics.Measure(
                        prefix + metric.name(),
                        // What does not count has no weight.
                        metric.statistics(target, prediction, mask.map(counts -> counts.cast(prediction.dtype()))),
                        metric::result));
            }
        }
        metrics().add(measures);
    }

    /** A mean over batches in which each counts as many times as it has examples. */
    private static RunningMetrics.Measure mean(String name, Tensor value, StepBatch batch) {
        TensorData size = TensorData.filled(new TensorType(Shape.scalar(), value.dtype()), (double) batch.size());
        Tensor count = value.value().ops().constant(size);
        return new RunningMetrics.Measure(
                name,
                List.of(value.multiply(count), count),
                sums -> sums.get(0).getDouble(0) / sums.get(1).getDouble(0));
    }

    @Override
    public void close() {
        compiled.ifPresent(each -> {
            each.metrics().close();
            each.optimizer().close();
        });
        compiled = Optional.empty();
    }
}
