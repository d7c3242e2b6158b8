import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

public class Line {
    public static void main(String[] args) {
        try (Backend backend = Backends.create("pytorch")) {
            Variable w = backend.variable("w", Shape.of(1, 1), 100);
            Variable b = backend.variable("b", Shape.of(1), 0);
            TensorFunction step = backend.function((x, y) -> {
                Tensor loss = x.matmul(w).add(b).subtract(y).square().mean();
                Gradients gradients = loss.gradients(w, b);
                w.assignSub(gradients.of(w).multiply(0.1));
                b.assignSub(gradients.of(b).multiply(0.1));
                return loss;
            });
            Tensor x = backend.tensor(new double[][] {{0}, {1}, {2}, {3}});
            Tensor y = backend.tensor(new double[][] {{1}, {3}, {5}, {7}});
            for (int i = 0; i < 1000; i++) step.call(x, y).close();
            System.out.printf("y = %.3f x + %.3f%n", w.data().getDouble(0), b.data().getDouble(0));
        }
    }
}
