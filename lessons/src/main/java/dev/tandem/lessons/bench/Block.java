package dev.tandem.lessons.bench;

import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;

/** A part of a network that is timed. */
sealed interface Block {
    /** The shape that comes out for an example, given the one that goes in. */
    Shape output(Shape input);

    /** A block with a kernel and a bias. */
    sealed interface Weighted extends Block {
        /** The shape of the kernel: the last axis is that of the outputs. */
        Shape kernel(Shape input);

        /** Whether ReLU follows. */
        boolean activated();

        /** How the kernel starts, row-major: normal, with the deviation that suits ReLU. */
        default float[] initial(Shape input, long seed) {
            Shape shape = kernel(input);
            int count = Math.toIntExact(shape.elementCount());
            double fanIn = count / (double) shape.size(-1);
            return new NeutralRandom(seed).normalFloats(count, 0, Math.sqrt(2 / fanIn));
        }
    }

    /** x·kernel + bias. */
    record Dense(int units, boolean activated) implements Weighted {
        @Override
        public Shape kernel(Shape input) {
            return Shape.of(input.size(0), units);
        }

        @Override
        public Shape output(Shape input) {
            return Shape.of(units);
        }
    }

    /** A convolution of images [height, width, channels], without padding. */
    record Convolution(int filters, int size) implements Weighted {
        @Override
        public Shape kernel(Shape input) {
            return Shape.of(size, size, input.size(2), filters);
        }

        @Override
        public boolean activated() {
            return true;
        }

        @Override
        public Shape output(Shape input) {
            return Shape.of(input.size(0) - size + 1, input.size(1) - size + 1, filters);
        }
    }

    /** The largest of each window; a last window that is not full is left out. */
    record MaxPool(int size) implements Block {
        @Override
        public Shape output(Shape input) {
            return Shape.of(input.size(0) / size, input.size(1) / size, input.size(2));
        }
    }

    /** All numbers of an example in a row. */
    record Flatten() implements Block {
        @Override
        public Shape output(Shape input) {
            return Shape.of(input.elementCount());
        }
    }
}
