package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.vector;

import dev.tandem.tensor.Tensor;
import java.util.List;

/** The public methods of a tensor that do not compute at once. */
final class TensorCases {
    private TensorCases() {}

    static List<MethodCase> all() {
        return List.of(
                MethodCase.of(
                        "value()",
                        open -> open.backend.tensor(vector(3, -1)).value().read(),
                        vector(3, -1)),
                MethodCase.of("close()", TensorCases::closed, true),
                MethodCase.of("gradients(TensorLike...)", TensorCases::gradient, vector(6, -2)),
                MethodCase.of("vectorJacobian(TensorLike, TensorLike...)", TensorCases::product, vector(60, -200)));
    }

    private static boolean closed(OpenBackend open) {
        Tensor x = open.backend.ones(2);
        x.close();
        return x.isClosed();
    }

    private static Tensor gradient(OpenBackend open) {
        return open.backend.function(x -> x.square().gradients(x).of(x)).call(open.backend.tensor(vector(3, -1)));
    }

    private static Tensor product(OpenBackend open) {
        return open.backend
                .function(
                        (x, upstream) -> x.square().vectorJacobian(upstream, x).of(x))
                .call(open.backend.tensor(vector(3, -1)), open.backend.tensor(vector(10, 100)));
    }
}
