package dev.tandem.backend.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.error.ClosedTensorException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.SingularMatrixException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TorchEngineTest {
    private final Engine engine = ProgramRunner.open();

    @ParameterizedTest
    @EnumSource(DType.class)
    void givesBackWhatItWasGiven(DType dtype) {
        for (Shape shape : List.of(Shape.of(2, 3), Shape.scalar(), Shape.of(0, 3))) {
            TensorData data = TensorData.filled(new TensorType(shape, dtype), 1);

            assertThat(ProgramRunner.take(ProgramRunner.upload(engine, data))).containsExactly(data);
        }
    }

    @Test
    void readsEveryByteButZeroAsTrue() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(3).order(java.nio.ByteOrder.nativeOrder());
        bytes.put(0, (byte) 2).put(1, (byte) 0).put(2, (byte) 1);
        TensorData odd = TensorData.wrap(new TensorType(Shape.of(3), DType.BOOL), bytes);

        TensorData result = ProgramRunner.run(
                        engine,
                        (ops, in) -> List.of(ops.equal(in.get(0), in.get(1))),
                        odd,
                        TensorData.of(new boolean[] {true, false, true}))
                .get(0);

        assertThat(result.toBooleans()).containsExactly(true, true, true);
    }

    @Test
    void givesOutputsThatOutliveTheInputTheyAre() {
        TensorData data = TensorData.of(new float[] {1, 2});
        EngineTensor input = engine.upload(data);
        List<EngineTensor> outputs;
        try (Program program = ProgramRunner.compile(engine, (ops, in) -> List.of(in.get(0), in.get(0)), data)) {
            outputs = program.run(List.of(input));
        }
        input.close();
        outputs.get(0).close();

        assertThat(outputs.get(1).download()).isEqualTo(data);
        outputs.get(1).close();
    }

    @Test
    void givesOutputsThatOutliveTheTensorTheyAreAViewOf() {
        TensorData data = TensorData.of(new float[][] {{1, 2}, {3, 4}});
        EngineTensor input = engine.upload(data);
        EngineTensor view;
        try (Program program = ProgramRunner.compile(engine, (ops, in) -> List.of(ops.transpose(in.get(0))), data)) {
            view = program.run(List.of(input)).get(0);
        }
        input.close();

        assertThat(ProgramRunner.take(List.of(view))).containsExactly(TensorData.of(new float[][] {{1, 3}, {2, 4}}));
    }

    @Test
    void refusesATensorThatIsClosed() {
        TensorData data = TensorData.of(new float[] {1});
        EngineTensor closed = engine.upload(data);
        closed.close();
        try (Program program = ProgramRunner.compile(engine, (ops, in) -> List.of(ops.exp(in.get(0))), data)) {
            assertThatThrownBy(() -> program.run(List.of(closed))).isInstanceOf(ClosedTensorException.class);
        }
        assertThatThrownBy(closed::download).isInstanceOf(ClosedTensorException.class);
    }

    @Test
    void refusesAProgramThatIsClosed() {
        TensorData data = TensorData.of(new float[] {1});
        Program program = ProgramRunner.compile(engine, (ops, in) -> List.of(ops.exp(in.get(0))), data);
        program.close();
        program.close();

        List<EngineTensor> arguments = ProgramRunner.upload(engine, data);
        assertThatThrownBy(() -> program.run(arguments)).isInstanceOf(ClosedTensorException.class);
    }

    @Test
    void divisionsThatTheProcessorTrapsAreSafe() {
        TensorData a = TensorData.of(new int[] {7, Integer.MIN_VALUE, -7});
        TensorData b = TensorData.of(new int[] {0, -1, 2});

        List<TensorData> results = ProgramRunner.run(
                engine,
                (ops, in) -> List.of(ops.floorDivide(in.get(0), in.get(1)), ops.mod(in.get(0), in.get(1))),
                a,
                b);

        assertThat(results.get(0).toInts()).containsExactly(0, Integer.MIN_VALUE, -4);
        assertThat(results.get(1).toInts()).containsExactly(0, 0, 1);
    }

    @Test
    void namesTheOperationWhoseIndexIsOutOfRange() {
        assertThatThrownBy(() -> ProgramRunner.run(
                        engine,
                        (ops, in) -> List.of(ops.gather(ops.exp(in.get(0)), in.get(1), 0)),
                        TensorData.of(new float[] {1, 2, 3}),
                        TensorData.of(new int[] {3})))
                .isInstanceOf(IndexOutOfRangeException.class)
                .hasMessage("gather: an index is out of range; expected 0 to 2");
    }

    @Test
    void refusesACoordinateThatAnotherMakesUpFor() {
        assertThatThrownBy(() -> ProgramRunner.run(
                        engine,
                        (ops, in) -> List.of(ops.gatherNd(in.get(0), in.get(1))),
                        TensorData.of(new float[][] {{1, 2}, {3, 4}}),
                        TensorData.of(new int[][] {{1, -1}})))
                .isInstanceOf(IndexOutOfRangeException.class);
    }

    @Test
    void saysThatAMatrixIsSingular() {
        assertThatThrownBy(() -> ProgramRunner.run(
                        engine,
                        (ops, in) -> List.of(ops.inverse(in.get(0))),
                        TensorData.of(new double[][] {{1, 2}, {2, 4}})))
                .isInstanceOf(SingularMatrixException.class)
                .hasMessageStartingWith("a matrix is singular");
    }

    /** Softmax regression with its gradient: enough operations for an optimiser to reorder. */
    private static final ProgramRunner.Body STEP = (ops, in) -> {
        var logits = ops.matmul(in.get(0), in.get(1));
        var loss = ops.mean(ops.logSoftmax(ops.tanh(logits), 1), List.of(0, 1), false);
        return List.of(ops.gradients(List.of(loss), List.of(ops.scalar(loss, 1)), List.of(in.get(1)))
                .get(0));
    };

    private static TensorData noise(int rows, int columns, int seed) {
        float[] values = new float[rows * columns];
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return TensorData.of(Shape.of(rows, columns), values);
    }

    @Test
    void everyRunGivesTheSameBitsFromTheFirstOn() {
        TensorData x = noise(33, 17, 1);
        TensorData w = noise(17, 5, 2);
        List<EngineTensor> arguments = ProgramRunner.upload(engine, x, w);
        try (Program program = ProgramRunner.compile(engine, STEP, x, w)) {
            TensorData first = ProgramRunner.take(program.run(arguments)).get(0);
            for (int run = 2; run <= 10; run++) {
                assertThat(ProgramRunner.take(program.run(arguments))).containsExactly(first);
            }
        }
        arguments.forEach(EngineTensor::close);
    }

    @Test
    void severalThreadsMayRunOneProgram() throws InterruptedException, ExecutionException {
        TensorData x = noise(8, 4, 3);
        TensorData w = noise(4, 3, 4);
        List<EngineTensor> arguments = ProgramRunner.upload(engine, x, w);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Program program = ProgramRunner.compile(engine, STEP, x, w)) {
            TensorData expected = ProgramRunner.take(program.run(arguments)).get(0);
            List<Future<TensorData>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                results.add(threads.submit(
                        () -> ProgramRunner.take(program.run(arguments)).get(0)));
            }
            for (Future<TensorData> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
        arguments.forEach(EngineTensor::close);
    }
}
