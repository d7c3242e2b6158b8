package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.vector;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.error.ClosedTensorException;
import dev.tandem.function.Variable;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The public methods of a variable outside of functions. */
final class VariableCases {
    private VariableCases() {}

    static List<MethodCase> all() {
        return List.of(
                reading("name()", Variable::name, "w"),
                reading("type()", Variable::type, new TensorType(Shape.of(2), DType.FLOAT64)),
                reading("shape()", Variable::shape, Shape.of(2)),
                reading("dtype()", Variable::dtype, DType.FLOAT64),
                reading("tensor()", w -> w.tensor().data(), vector(1, 2)),
                reading("data()", Variable::data, vector(1, 2)),
                reading("toString()", Variable::toString, "variable 'w' float64[2]"),
                writing("assign(TensorLike)", (open, w) -> w.assign(open.backend.tensor(vector(3, 4))), 3, 4),
                writing("assign(TensorData)", (open, w) -> w.assign(vector(5, 6)), 5, 6),
                writing("assignAdd(TensorLike)", (open, w) -> w.assignAdd(open.backend.tensor(vector(10, 20))), 11, 22),
                writing(
                        "assignSub(TensorLike)",
                        (open, w) -> w.assignSub(open.backend.tensor(vector(10, 20))),
                        -9,
                        -18),
                reading("close()", VariableCases::useAfterClosing, ClosedTensorException.class));
    }

    private interface Writing {
        void to(OpenBackend open, Variable w);
    }

    private static MethodCase reading(String method, Function<Variable, Object> read, Object expected) {
        return MethodCase.of(method, open -> of(open, w -> {}, read), expected);
    }

    private static MethodCase writing(String method, Writing write, double... expected) {
        return MethodCase.of(method, open -> of(open, w -> write.to(open, w), Variable::data), vector(expected));
    }

    private static Object of(OpenBackend open, Consumer<Variable> first, Function<Variable, Object> then) {
        try (Variable w = open.backend.variable("w", vector(1, 2))) {
            first.accept(w);
            return then.apply(w);
        }
    }

    private static Class<?> useAfterClosing(Variable w) {
        w.close();
        return catchThrowable(w::tensor).getClass();
    }
}
