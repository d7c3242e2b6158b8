package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.function.TensorFunction;
import dev.tandem.tensor.Tensor;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Functions of some thousand operations in a row, called on threads whose stack has no room for recursion over them. */
public abstract class DeepGraphContract extends OpenBackend {
    private static final long SMALL_STACK = 512 << 10;

    protected DeepGraphContract(String name) {
        super(name);
    }

    @Test
    void thousandsOfOperationsInARowRunOnASmallStack() throws Exception {
        TensorFunction sum = backend.function((Tensor x) -> {
            Tensor result = x;
            for (int i = 0; i < 5000; i++) {
                result = result.add(1);
            }
            return result;
        });
        Tensor x = backend.tensor(new double[] {1, 2});
        for (int run = 0; run < 3; run++) {
            double[] result = onSmallStack(() -> sum.call(x).toDoubles());
            assertThat(result).containsExactly(5001, 5002);
        }
    }

    @Test
    void aGradientThroughThousandsOfOperationsRunsOnASmallStack() throws Exception {
        TensorFunction gradient = backend.function((Tensor x) -> {
            Tensor result = x;
            for (int i = 0; i < 1000; i++) {
                result = result.multiply(0.999).asinh();
            }
            return result.sum().gradients(x).of(x);
        });
        Tensor x = backend.tensor(new double[] {0.01});
        double value = 0.01;
        double slope = 1;
        for (int i = 0; i < 1000; i++) {
            double scaled = 0.999 * value;
            slope *= 0.999 / Math.sqrt(1 + scaled * scaled);
            value = Math.log(scaled + Math.sqrt(1 + scaled * scaled));
        }
        for (int run = 0; run < 3; run++) {
            double[] result = onSmallStack(() -> gradient.call(x).toDoubles());
            assertThat(result[0]).isCloseTo(slope, within(1e-4 * slope));
        }
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "small-stack", SMALL_STACK);
        thread.start();
        return task.get();
    }
}
