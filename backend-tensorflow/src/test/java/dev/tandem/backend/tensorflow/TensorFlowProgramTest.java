package dev.tandem.backend.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.SingularMatrixException;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TensorFlowProgramTest {

    private static final TensorType VECTOR = new TensorType(Shape.of(3), DType.FLOAT32);

    private final Engine engine = new TensorFlowBackendProvider().open(new EngineSettings(Device.CPU, 2));

    @Test
    void outputsThatAreInputsOrEachOtherAreClosedOnTheirOwn() {
        GraphOps ops = new GraphOps();
        Node x = ops.input(VECTOR);
        Node y = ops.exp(x);
        TensorData data = TensorData.of(Shape.of(3), new float[] {1, 2, 3});
        try (Program program = engine.compile(ops.build(List.of(x, x, y, y)))) {
            EngineTensor input = engine.upload(data);
            List<EngineTensor> outputs = program.run(List.of(input));
            input.close();
            outputs.get(0).close();
            outputs.get(2).close();
            assertThat(outputs.get(1).download()).isEqualTo(data);
            assertThat(outputs.get(3).download().getDouble(0)).isEqualTo((float) Math.E);
            outputs.get(1).close();
            outputs.get(3).close();
        }
    }

    @Test
    void aGraphWithoutOutputsGivesNothing() {
        GraphOps ops = new GraphOps();
        ops.input(VECTOR);
        try (Program program = engine.compile(ops.build(List.of()));
                EngineTensor input = engine.upload(TensorData.filled(VECTOR, 1))) {
            assertThat(program.run(List.of(input))).isEmpty();
        }
    }

    @Test
    void severalThreadsRunOneProgram() throws Exception {
        GraphOps ops = new GraphOps();
        Node x = ops.input(VECTOR);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Program program = engine.compile(ops.build(List.of(ops.square(x))))) {
            List<Future<double[]>> results = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                float value = i;
                results.add(threads.submit(() -> squared(program, value)));
            }
            for (int i = 0; i < 400; i++) {
                assertThat(results.get(i).get()).containsOnly((double) i * i);
            }
        } finally {
            threads.shutdown();
        }
    }

    private double[] squared(Program program, float value) {
        try (EngineTensor input = engine.upload(TensorData.filled(VECTOR, value));
                EngineTensor output = program.run(List.of(input)).get(0)) {
            return output.download().toDoubles();
        }
    }

    @Test
    void aSourceThatNothingFlowsToHasAGradientOfZeros() {
        GraphOps ops = new GraphOps();
        Node x = ops.input(VECTOR);
        Node y = ops.input(VECTOR);
        Node target = ops.add(ops.square(x), ops.stopGradient(y));
        List<Node> gradients = ops.gradients(List.of(target), List.of(ops.fullLike(x, 1)), List.of(x, y, x));
        try (Program program = engine.compile(ops.build(gradients));
                EngineTensor input = engine.upload(TensorData.filled(VECTOR, 2))) {
            List<EngineTensor> outputs = program.run(List.of(input, input));
            assertThat(outputs.get(0).download().toDoubles()).containsOnly(4);
            assertThat(outputs.get(1).download().toDoubles()).containsOnly(0);
            assertThat(outputs.get(2).download().toDoubles()).containsOnly(4);
            outputs.forEach(EngineTensor::close);
        }
    }

    @Test
    void namesTheOperationAndTheSizeWhereAnIndexIsOutOfRange() {
        GraphOps ops = new GraphOps();
        Node x = ops.input(VECTOR);
        Node indices = ops.constant(TensorData.of(Shape.of(1), new int[] {3}));
        try (Program program = engine.compile(ops.build(List.of(ops.gather(x, indices, 0))));
                EngineTensor input = engine.upload(TensorData.filled(VECTOR, 1))) {
            assertThatThrownBy(() -> program.run(List.of(input)))
                    .isInstanceOf(IndexOutOfRangeException.class)
                    .hasMessage("gather: an index is out of range; expected 0 to 2");
        }
    }

    @Test
    void anIndefiniteMatrixIsNotDecomposed() {
        GraphOps ops = new GraphOps();
        Node x = ops.input(new TensorType(Shape.of(1, 1), DType.FLOAT64));
        try (Program program = engine.compile(ops.build(List.of(ops.cholesky(x))));
                EngineTensor input = engine.upload(TensorData.of(Shape.of(1, 1), new double[] {-1}))) {
            assertThatThrownBy(() -> program.run(List.of(input))).isInstanceOf(SingularMatrixException.class);
        }
    }

    @Test
    void aRunIsRepeatedBitForBit() {
        Shape shape = Shape.of(300, 300);
        GraphOps ops = new GraphOps();
        Node x = ops.input(new TensorType(shape, DType.FLOAT32));
        Node y = ops.sum(ops.tanh(ops.matmul(x, x)), List.of(0, 1), false);
        float[] values = new float[300 * 300];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) Math.sin(i));
        try (Program program = engine.compile(ops.build(List.of(y)));
                EngineTensor input = engine.upload(TensorData.of(shape, values))) {
            TensorData first = runOnce(program, input);
            for (int i = 0; i < 20; i++) {
                assertThat(runOnce(program, input)).isEqualTo(first);
            }
        }
    }

    private static TensorData runOnce(Program program, EngineTensor input) {
        try (EngineTensor output = program.run(List.of(input)).get(0)) {
            return output.download();
        }
    }
}
