package dev.tandem.lessons.bench;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.lessons.bench.Workload.Place;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The step in Tandem: one compiled function, its batch in the engine. */
final class TandemStep implements TrainingProgram {
    private final Backend backend;
    private final TensorFunction step;
    private final Tensor x;
    private final Tensor y;

    /**
     * Opens a backend and compiles the step.
     *
     * @param gradients {@code native} or {@code symbolic}
     */
    TandemStep(Workload workload, String engine, String gradients, int threads) {
        backend = backend(engine, gradients, threads);
        int batch = workload.batch();
        x = backend.tensor(TensorData.of(workload.input().insert(0, batch), workload.examples(batch)));
        y = backend.tensor(TensorData.of(Shape.of(batch, workload.classes()), workload.labels()));
        List<Place> places = workload.places();
        List<Variable> variables = new ArrayList<>();
        for (Place place : places) {
            if (place.block() instanceof Block.Weighted) {
                variables.add(backend.variable("kernel", TensorData.of(place.kernelShape(), place.kernel())));
                variables.add(backend.variable("bias", Shape.of(place.outputs()), 0));
            }
        }
        step = backend.function((examples, labels) -> {
            Iterator<Variable> weights = variables.iterator();
            Tensor hidden = examples;
            for (Place place : places) {
                hidden = forward(place.block(), hidden, weights);
            }
            Tensor loss = hidden.softmaxCrossEntropy(labels).mean();
            Gradients slopes = loss.gradients(variables.toArray(Variable[]::new));
            variables.forEach(variable -> variable.assignSub(slopes.of(variable).multiply(Workload.LEARNING_RATE)));
            return loss;
        });
    }

    static Backend backend(String engine, String gradients, int threads) {
        Map<String, String> settings =
                Map.of("gradients", gradients, "dtype", "float32", "threads", Integer.toString(threads));
        return Backends.create(
                engine, TandemConfig.builder().overrides(settings).load());
    }

    private static Tensor forward(Block block, Tensor x, Iterator<Variable> weights) {
        if (block instanceof Block.Dense dense) {
            Tensor result = x.linear(weights.next(), weights.next());
            return dense.activated() ? result.relu() : result;
        }
        if (block instanceof Block.Convolution) {
            return x.conv2d(weights.next(), Conv2dSpec.DEFAULT)
                    .add(weights.next())
                    .relu();
        }
        if (block instanceof Block.MaxPool pool) {
            return x.maxPool2d(Pool2dSpec.of(pool.size()));
        }
        return x.reshape(x.size(0), -1);
    }

    @Override
    public double run() {
        try (Tensor loss = step.call(x, y)) {
            return loss.item();
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
