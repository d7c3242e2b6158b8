package dev.tandem.tensor;

import dev.tandem.error.GradientException;
import dev.tandem.error.InvalidArgumentException;
import java.util.IdentityHashMap;
import java.util.List;

/** The gradients of one or more tensors, one for each source that was asked for. */
public final class Gradients {
    private final IdentityHashMap<Object, Tensor> bySource;

    private Gradients(IdentityHashMap<Object, Tensor> bySource) {
        this.bySource = bySource;
    }

    /**
     * Differentiates several targets at once: Σᵢ ∂targetᵢ/∂source · upstreamᵢ for each source.
     *
     * @param targets floating tensors of a function that is being traced
     * @param upstream one for each target, of its type
     * @param sources what to differentiate by: variables or floating tensors that the targets depend on
     * @throws GradientException if a gradient does not exist
     */
    public static Gradients of(List<Tensor> targets, List<Tensor> upstream, List<? extends TensorLike> sources) {
        List<Tensor> given = TensorLike.given("gradients", targets);
        List<Tensor> weights = TensorLike.given("gradients", upstream);
        List<Tensor> tensors = TensorLike.given("gradients", sources);
        if (given.isEmpty() || given.size() != weights.size() || tensors.isEmpty()) {
            throw new InvalidArgumentException("gradients: got " + targets.size() + " targets, " + upstream.size()
                    + " upstream tensors and " + sources.size()
                    + " sources; expected at least one target, one upstream tensor each, and at least one source");
        }
        Tensor first = given.stream()
                .filter(target -> target.value().isTraced())
                .findFirst()
                .orElse(given.get(0));
        List<Tensor> results = first.value().gradients(given, weights, tensors);
        IdentityHashMap<Object, Tensor> bySource = new IdentityHashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            bySource.put(sources.get(i), results.get(i));
        }
        return new Gradients(bySource);
    }

    /**
     * The gradient by that source, of its shape and dtype.
     *
     * @throws GradientException if it was not asked for
     */
    public Tensor of(TensorLike source) {
        Tensor result = bySource.get(source);
        if (result == null) {
            throw new GradientException("no gradient was asked for by " + source
                    + "; expected one of the sources given to gradients(...): add it there");
        }
        return result;
    }
}
