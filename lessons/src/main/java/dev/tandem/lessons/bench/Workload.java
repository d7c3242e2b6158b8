package dev.tandem.lessons.bench;

import dev.tandem.random.NeutralRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A network whose training step is timed: dense layers with ReLU, softmax cross-entropy, plain gradient descent. */
public enum Workload {
    /** 4-16-16-3, batch 16: what calls cost. */
    SMALL_MLP("mlp-4-16-16-3", 16, 4, 16, 16, 3),
    /** 784-256-128-10, batch 64: what arithmetic costs. */
    LARGE_MLP("mlp-784-256-128-10", 64, 784, 256, 128, 10);

    /** The rate of gradient descent, the same for everyone. */
    static final float LEARNING_RATE = 0.01f;

    private final String id;
    private final int batch;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed, but its type does not say so.
    private final List<Integer> sizes;

    Workload(String id, int batch, Integer... sizes) {
        this.id = id;
        this.batch = batch;
        this.sizes = List.of(sizes);
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    /** Examples in a step. */
    public int batch() {
        return batch;
    }

    /** The workload of that name. */
    public static Optional<Workload> named(String id) {
        return Arrays.stream(values())
                .filter(workload -> workload.id.equals(id))
                .findFirst();
    }

    int layers() {
        return sizes.size() - 1;
    }

    int inputs(int layer) {
        return sizes.get(layer);
    }

    int outputs(int layer) {
        return sizes.get(layer + 1);
    }

    int classes() {
        return sizes.get(layers());
    }

    /** A batch of inputs, row-major [batch, inputs]. */
    float[] examples() {
        return new NeutralRandom(1).normalFloats(batch * sizes.get(0), 0, 1);
    }

    /** The classes of the batch, one-hot, row-major [batch, classes]. */
    float[] labels() {
        float[] labels = new float[batch * classes()];
        int[] drawn = new NeutralRandom(2).integers(batch, 0, classes());
        for (int row = 0; row < batch; row++) {
            labels[row * classes() + drawn[row]] = 1;
        }
        return labels;
    }

    /** The first kernel of a layer, row-major [inputs, outputs]. */
    float[] kernel(int layer) {
        return new NeutralRandom(3 + layer)
                .normalFloats(inputs(layer) * outputs(layer), 0, Math.sqrt(2.0 / inputs(layer)));
    }

    /** All names. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Workload::id).toList();
    }
}
