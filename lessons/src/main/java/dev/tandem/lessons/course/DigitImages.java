package dev.tandem.lessons.course;

import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Batch;
import dev.tandem.data.Dataset;
import dev.tandem.data.Split;
import dev.tandem.data.sets.BuiltInData;
import dev.tandem.data.sets.Mnist;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.function.Supplier;

/**
 * Images of handwritten digits to learn from, and what suits them.
 *
 * @param name of the data set
 * @param about it, in a sentence or two
 * @param size of an image, in pixels across and down
 * @param hidden sizes of a first and of a second hidden layer
 * @param epochs to train
 * @param batch how many images a step takes
 * @param learningRate of Adam
 * @param dropout share of the hidden neurons that each step leaves out
 * @param images read them: float32 [n, size·size] from 0 (paper) to 1 (ink), int32 [n] digits
 */
record DigitImages(
        String name,
        String about,
        int size,
        List<Integer> hidden,
        int epochs,
        int batch,
        double learningRate,
        double dropout,
        Supplier<Split> images) {
    /** Keeps a copy. */
    DigitImages {
        hidden = List.copyOf(hidden);
    }

    /** The 1,797 images of 8×8 pixels that come with the library. */
    static DigitImages small() {
        return new DigitImages(
                "digits",
                "1,797 digits, written by 13 people, each 8×8 pixels of 0 (paper) to 16 (ink). The scale is known before any"
                        + " image is seen, so dividing all by 16 tells the network nothing of the test.",
                8,
                List.of(64, 32),
                20,
                32,
                0.003,
                0,
                () -> flat(BuiltInData.digits(), 16).shuffle(1).stratifiedSplit(0.8));
    }

    /** MNIST: 60,000 for training, 10,000 for the test. */
    static DigitImages mnist(Mnist source) {
        return mnist(() -> new Split(flat(source.train(), 1), flat(source.test(), 1)));
    }

    /** Images of MNIST's kind. */
    static DigitImages mnist(Supplier<Split> images) {
        return new DigitImages(
                "mnist",
                "The MNIST database: digits of 28×28 pixels from 0 (paper) to 1 (ink), written by some 500 people, others for"
                        + " training than for the test.",
                28,
                List.of(512, 256),
                12,
                128,
                0.001,
                0.3,
                images);
    }

    // region flat
    /** An image a row, its numbers divided by the greatest that there can be. */
    static ArrayDataset flat(ArrayDataset images, double greatest) {
        Batch all = images.all();
        TensorData pixels = all.input();
        int width = pixels.count() / all.size();
        float[] values = new float[pixels.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (pixels.getDouble(i) / greatest);
        }
        return Dataset.of(TensorData.of(Shape.of(all.size(), width), values), all.target());
    }
    // endregion

    int pixels() {
        return size * size;
    }
}
