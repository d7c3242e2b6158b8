package dev.tandem.lessons.bench;

import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A network whose training step is timed: ReLU between its layers, softmax cross-entropy, plain gradient descent. */
@SuppressWarnings("ImmutableEnumChecker") // Shapes and lists cannot be changed here, but their types do not say so.
public enum Workload {
    /** 4-16-16-3, batch 16: what calls cost. */
    SMALL_MLP(
            "mlp-4-16-16-3",
            16,
            Shape.of(4),
            new Block.Dense(16, true),
            new Block.Dense(16, true),
            new Block.Dense(3, false)),
    /** 784-256-128-10, batch 64: what arithmetic costs. */
    LARGE_MLP(
            "mlp-784-256-128-10",
            64,
            Shape.of(784),
            new Block.Dense(256, true),
            new Block.Dense(128, true),
            new Block.Dense(10, false)),
    /** Two convolutions with pooling on 28×28 images, batch 64. */
    CNN(
            "cnn-16c3-p2-32c3-p2-10",
            64,
            Shape.of(28, 28, 1),
            new Block.Convolution(16, 3),
            new Block.MaxPool(2),
            new Block.Convolution(32, 3),
            new Block.MaxPool(2),
            new Block.Flatten(),
            new Block.Dense(10, false));

    /** The rate of gradient descent, the same for everyone. */
    static final float LEARNING_RATE = 0.01f;

    /** A block where it stands: with the shape of an example that it gets, and how its kernel starts. */
    record Place(Block block, Shape input, long seed) {
        Block.Weighted weighted() {
            return (Block.Weighted) block;
        }

        Shape kernelShape() {
            return weighted().kernel(input);
        }

        float[] kernel() {
            return weighted().initial(input, seed);
        }

        int outputs() {
            return Math.toIntExact(block.output(input).size(-1));
        }
    }

    private final String id;
    private final int batch;
    private final Shape input;

    private final List<Block> blocks;

    Workload(String id, int batch, Shape input, Block... blocks) {
        this.id = id;
        this.batch = batch;
        this.input = input;
        this.blocks = List.of(blocks);
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

    /** All names. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Workload::id).toList();
    }

    /** The shape of one example. */
    Shape input() {
        return input;
    }

    /** The network, from the input on. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        Shape shape = input;
        for (Block block : blocks) {
            places.add(new Place(block, shape, 3L + places.size()));
            shape = block.output(shape);
        }
        return places;
    }

    int classes() {
        return places().get(blocks.size() - 1).outputs();
    }

    /** So many inputs, row-major [count, ...]. */
    float[] examples(int count) {
        return new NeutralRandom(1).normalFloats(Math.toIntExact(count * input.elementCount()), 0, 1);
    }

    /** As many class numbers. */
    int[] classNumbers(int count) {
        return new NeutralRandom(2).integers(count, 0, classes());
    }

    /** The classes of a batch, one-hot, row-major [batch, classes]. */
    float[] labels() {
        float[] labels = new float[batch * classes()];
        int[] drawn = classNumbers(batch);
        for (int row = 0; row < batch; row++) {
            labels[row * classes() + drawn[row]] = 1;
        }
        return labels;
    }
}
