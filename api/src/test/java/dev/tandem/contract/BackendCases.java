package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.nested;
import static dev.tandem.contract.TensorCall.vector;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.backend.Backend;
import dev.tandem.engine.Device;
import dev.tandem.error.ClosedTensorException;
import dev.tandem.function.TensorFunction;
import dev.tandem.random.NeutralRandom;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The public methods of a backend; numbers of no dtype of their own become FLOAT32, the one that contracts run with. */
final class BackendCases {
    private BackendCases() {}

    static List<MethodCase> all() {
        return Stream.of(self(), tensors(), sequences(), variables(), functions())
                .flatMap(List::stream)
                .toList();
    }

    private static MethodCase of(String method, Function<Backend, Object> actual, Object expected) {
        return MethodCase.of(method, open -> actual.apply(open.backend), expected);
    }

    /** On a backend that nothing else has used. */
    private static MethodCase fresh(
            String method, Map<String, String> settings, Function<Backend, Object> actual, Object expected) {
        return MethodCase.of(
                method,
                open -> {
                    try (Backend own = open.open(settings)) {
                        return actual.apply(own);
                    }
                },
                expected);
    }

    private static List<MethodCase> self() {
        return List.of(
                new MethodCase("name()", open -> open.backend.name(), OpenBackend::name),
                new MethodCase(
                        "info()", open -> open.backend.info().name().toLowerCase(Locale.ROOT), OpenBackend::name),
                fresh("device()", Map.of("device", "cpu"), Backend::device, Device.CPU),
                fresh("dtype()", Map.of("dtype", "float64"), Backend::dtype, DType.FLOAT64),
                fresh("compiledCount()", Map.of(), BackendCases::compiledInTwoCalls, 1L),
                fresh("liveBytes()", Map.of(), BackendCases::bytesOfThreeFloats, List.of(12L, 0L)),
                fresh("close()", Map.of(), BackendCases::useAfterClosing, ClosedTensorException.class),
                new MethodCase(
                        "toString()",
                        open -> open.backend.toString(),
                        open -> open.name() + " " + open.backend.info().version() + " on " + open.backend.device()));
    }

    private static long compiledInTwoCalls(Backend own) {
        TensorFunction twice = own.function(x -> x.add(x));
        twice.call(own.ones(2));
        twice.call(own.ones(2));
        return own.compiledCount();
    }

    private static List<Long> bytesOfThreeFloats(Backend own) {
        List<Long> seen = new ArrayList<>();
        for (int size : new int[] {0, 3}) {
            Tensor x = own.zeros(size);
            seen.add(own.liveBytes());
            x.close();
        }
        return List.of(seen.get(1) - seen.get(0), own.liveBytes());
    }

    private static Class<?> useAfterClosing(Backend own) {
        own.close();
        return catchThrowable(() -> own.scalar(1)).getClass();
    }

    private static List<MethodCase> tensors() {
        TensorType type = new TensorType(Shape.of(2), DType.INT32);
        ByteBuffer bytes = TensorData.allocate(type).putInt(5).putInt(-6).flip();
        return List.of(
                of("tensor(Object)", backend -> backend.tensor(new double[][] {{1}, {2.5}}), nested(new float[][] {
                    {1}, {2.5f}
                })),
                of("tensor(Object)", backend -> backend.tensor(new int[] {1, 2}), nested(new int[] {1, 2})),
                of(
                        "tensor(Object, DType)",
                        backend -> backend.tensor(new double[] {1.5, -2}, DType.INT64),
                        nested(new long[] {1, -2})),
                of("tensor(TensorData)", backend -> backend.tensor(vector(0.1, 2)), vector(0.1, 2)),
                of(
                        "tensor(ByteBuffer, DType, long...)",
                        backend -> backend.tensor(bytes.duplicate().order(bytes.order()), DType.INT32, 2),
                        nested(new int[] {5, -6})),
                of("scalar(double)", backend -> backend.scalar(4), nested(4f)),
                of("zeros(long...)", backend -> backend.zeros(2, 1), nested(new float[][] {{0}, {0}})),
                of("ones(long...)", backend -> backend.ones(3), nested(new float[] {1, 1, 1})),
                of("full(double, long...)", backend -> backend.full(2.5, 1, 2), nested(new float[][] {{2.5f, 2.5f}})),
                of("full(DType, double, long...)", backend -> backend.full(DType.INT64, 7, 2), nested(new long[] {7, 7
                })),
                MethodCase.of("carry(TensorLike)", BackendCases::carried, nested(new float[] {3, 3})));
    }

    private static Tensor carried(OpenBackend open) {
        try (Backend other = open.open(Map.of())) {
            return open.backend.carry(other.full(2, 2)).add(open.backend.ones(2));
        }
    }

    private static List<MethodCase> sequences() {
        return List.of(
                of("eye(int)", backend -> backend.eye(3), nested(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}})),
                of(
                        "eye(int)",
                        backend -> backend.eye(0),
                        TensorData.filled(new TensorType(Shape.of(0, 0), DType.FLOAT32), 0)),
                of("arange(double, double, double)", backend -> backend.arange(0, 1, 0.25), nested(new float[] {
                    0, 0.25f, 0.5f, 0.75f
                })),
                of("arange(double, double, double)", backend -> backend.arange(3, 0, -1), nested(new float[] {3, 2, 1
                })),
                of("arange(double, double, double)", backend -> backend.arange(1, 1, 1), nested(new float[] {})),
                of("arange(int)", backend -> backend.arange(4), nested(new int[] {0, 1, 2, 3})),
                of("linspace(double, double, int)", backend -> backend.linspace(-1, 1, 5), nested(new float[] {
                    -1, -0.5f, 0, 0.5f, 1
                })),
                of("linspace(double, double, int)", backend -> backend.linspace(3, 9, 1), nested(new float[] {3})),
                fresh(
                        "random()",
                        Map.of("seed", "7"),
                        own -> own.random().uniform(Shape.of(3), -2, 3).data(),
                        TensorData.of(Shape.of(3), new NeutralRandom(7).uniform(3, -2, 3))
                                .as(DType.FLOAT32)));
    }

    private static List<MethodCase> variables() {
        return List.of(
                of(
                        "variable(String, Shape, double)",
                        backend -> backend.variable("w", Shape.of(2), 0.5),
                        nested(new float[] {0.5f, 0.5f})),
                of("variable(String, TensorData)", backend -> backend.variable("w", vector(1, 2)), vector(1, 2)),
                of(
                        "variable(String, Tensor)",
                        backend -> backend.variable("w", backend.tensor(new int[] {3, 4})),
                        nested(new int[] {3, 4})));
    }

    private static List<MethodCase> functions() {
        return List.of(
                of(
                        "function(OfNone)",
                        backend -> backend.function(() -> backend.scalar(4)).call(),
                        nested(4f)),
                of("function(OfOne)", backend -> backend.function(x -> x.add(1)).call(backend.scalar(4)), nested(5f)),
                of(
                        "function(OfTwo)",
                        backend -> backend.function((x, y) -> x.subtract(y)).call(backend.scalar(4), backend.scalar(7)),
                        nested(-3f)),
                of(
                        "function(OfThree)",
                        backend -> backend.function((x, y, z) -> x.subtract(y).divide(z))
                                .call(backend.scalar(4), backend.scalar(7), backend.scalar(2)),
                        nested(-1.5f)),
                of(
                        "functionOfList(FunctionBody)",
                        backend -> backend.functionOfList(inputs ->
                                        List.of(inputs.get(1), inputs.get(0).negate()))
                                .callAll(backend.scalar(4), backend.scalar(7)),
                        List.of(nested(7f), nested(-4f))));
    }
}
