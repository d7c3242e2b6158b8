package dev.tandem.lessons.bench;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The step in Tandem: one compiled function. */
final class TandemStep implements TrainingStep {
    private final Backend backend;
    private final TensorFunction step;
    private final Tensor x;
    private final Tensor y;

    /**
     * Opens a backend and compiles the step.
     *
     * @param gradients {@code native} or {@code symbolic}
     */
    TandemStep(Workload workload, String backendName, String gradients, int threads) {
        Map<String, String> settings =
                Map.of("gradients", gradients, "dtype", "float32", "threads", Integer.toString(threads));
        backend = Backends.create(
                backendName, TandemConfig.builder().overrides(settings).load());
        x = backend.tensor(TensorData.of(Shape.of(workload.batch(), workload.inputs(0)), workload.examples()));
        y = backend.tensor(TensorData.of(Shape.of(workload.batch(), workload.classes()), workload.labels()));
        List<Variable> variables = new ArrayList<>();
        for (int layer = 0; layer < workload.layers(); layer++) {
            Shape shape = Shape.of(workload.inputs(layer), workload.outputs(layer));
            variables.add(backend.variable("kernel", TensorData.of(shape, workload.kernel(layer))));
            variables.add(backend.variable("bias", Shape.of(workload.outputs(layer)), 0));
        }
        step = backend.function((examples, labels) -> {
            Tensor hidden = examples;
            for (int layer = 0; layer < workload.layers(); layer++) {
                hidden = hidden.linear(variables.get(2 * layer), variables.get(2 * layer + 1));
                hidden = layer < workload.layers() - 1 ? hidden.relu() : hidden;
            }
            Tensor loss = hidden.softmaxCrossEntropy(labels).mean();
            Gradients slopes = loss.gradients(variables.toArray(Variable[]::new));
            variables.forEach(variable -> variable.assignSub(slopes.of(variable).multiply(Workload.LEARNING_RATE)));
            return loss;
        });
    }

    @Override
    public float run() {
        try (Tensor loss = step.call(x, y)) {
            return (float) loss.item();
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
