package dev.tandem.optimizer;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import java.util.List;

/** How gradients are held small before they are used; equations of Keras 3, {@code BaseOptimizer}. */
public sealed interface GradientClipping {
    /** The gradients of all parameters, held small. NaN stays NaN. */
    List<Tensor> clip(List<Tensor> gradients);

    /** Gradients as they are. */
    record None() implements GradientClipping {
        @Override
        public List<Tensor> clip(List<Tensor> gradients) {
            return gradients;
        }
    }

    /**
     * min(max(g, −limit), limit), element by element.
     *
     * @param limit above 0
     */
    record ByValue(double limit) implements GradientClipping {
        /** Checks the limit. */
        public ByValue {
            requireLimit("clipValue", limit);
        }

        @Override
        public List<Tensor> clip(List<Tensor> gradients) {
            return gradients.stream()
                    .map(gradient -> gradient.maximum(-limit).minimum(limit))
                    .toList();
        }
    }

    /**
     * g·limit/max(‖g‖, limit), for each gradient on its own.
     *
     * @param limit of the Euclidean norm, above 0
     */
    record ByNorm(double limit) implements GradientClipping {
        /** Checks the limit. */
        public ByNorm {
            requireLimit("clipNorm", limit);
        }

        @Override
        public List<Tensor> clip(List<Tensor> gradients) {
            return gradients.stream()
                    .map(gradient -> gradient.multiply(scale(gradient.square().sum(), limit)))
                    .toList();
        }
    }

    /**
     * g·limit/max(n, limit), n being the norm of all gradients together; NaN everywhere if n is not finite.
     *
     * @param limit of the Euclidean norm, above 0
     */
    record ByGlobalNorm(double limit) implements GradientClipping {
        /** Checks the limit. */
        public ByGlobalNorm {
            requireLimit("globalClipNorm", limit);
        }

        @Override
        public List<Tensor> clip(List<Tensor> gradients) {
            Tensor squares = gradients.stream()
                    .map(gradient -> gradient.square().sum())
                    .reduce(Tensor::add)
                    .orElseThrow();
            // 0 of any finite number, NaN of others: a step gone wrong shows in every parameter.
            Tensor scale = scale(squares, limit).add(squares.multiply(0));
            return gradients.stream().map(gradient -> gradient.multiply(scale)).toList();
        }
    }

    private static Tensor scale(Tensor squares, double limit) {
        return squares.sqrt().maximum(limit).reciprocal().multiply(limit);
    }

    private static void requireLimit(String what, double limit) {
        if (!(limit > 0 && Double.isFinite(limit))) {
            throw new InvalidArgumentException(what + " is " + limit + "; expected a finite number above 0");
        }
    }
}
