package dev.tandem.data;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads image files into numbers from 0 to 1. */
final class ImageDecoder {
    /** A header may promise anything; this much is decoded. */
    private static final long MOST_PIXELS = 100_000_000;

    private ImageDecoder() {}

    /** Height and width in pixels. */
    record Size(int height, int width) {}

    /** An image, row by row, the channels of a pixel side by side. */
    static final class Pixels {
        private final Size size;
        private final int channels;
        private final float[] values;

        Pixels(Size size, int channels, float[] values) {
            this.size = size;
            this.channels = channels;
            this.values = values;
        }

        Size size() {
            return size;
        }

        float[] values() {
            return values;
        }

        /** Bilinear: the value at the centre of each new pixel, of its four neighbours in the old image. */
        Pixels resize(Size to) {
            if (to.equals(size)) {
                return this;
            }
            float[] result = new float[to.height() * to.width() * channels];
            int next = 0;
            for (int row = 0; row < to.height(); row++) {
                Between y = Between.at(row, size.height(), to.height());
                for (int column = 0; column < to.width(); column++) {
                    Between x = Between.at(column, size.width(), to.width());
                    for (int c = 0; c < channels; c++) {
                        float top = x.mix(at(y.low(), x.low(), c), at(y.low(), x.high(), c));
                        float bottom = x.mix(at(y.high(), x.low(), c), at(y.high(), x.high(), c));
                        result[next++] = y.mix(top, bottom);
                    }
                }
            }
            return new Pixels(to, channels, result);
        }

        private float at(int row, int column, int channel) {
            return values[(row * size.width() + column) * channels + channel];
        }
    }

    /** A place between two pixels. */
    private record Between(int low, int high, float share) {
        static Between at(int place, int from, int to) {
            double centre = Math.max(0, Math.min((place + 0.5) * from / to - 0.5, from - 1));
            int low = (int) centre;
            return new Between(low, Math.min(low + 1, from - 1), (float) (centre - low));
        }

        float mix(float first, float second) {
            return first + (second - first) * share;
        }
    }

    static Pixels read(Path file, ImageFolder.Channels channels) {
        if (!Files.isReadable(file)) {
            throw new DataAccessException(file + " cannot be read; expected an image that is still there");
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new DataFormatException(file.toString(), "is no image; expected PNG, JPEG, GIF or BMP");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new DataFormatException(
                            file.toString(), "has " + pixels + " pixels; expected at most " + MOST_PIXELS);
                }
                return pixels(reader.read(0), channels);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // The decoders of the JDK answer some corrupt files with the latter two.
            throw new DataFormatException(file.toString(), "cannot be decoded: " + e + "; is the file corrupt?", e);
        }
    }

    private static Pixels pixels(BufferedImage image, ImageFolder.Channels channels) {
        int height = image.getHeight();
        int width = image.getWidth();
        // getRGB would take grey for linear and brighten it; the numbers in the file are what is wanted.
        boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        float white = (1 << image.getSampleModel().getSampleSize(0)) - 1;
        float[] values = new float[height * width * channels.count()];
        int next = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (grey) {
                    Arrays.fill(
                            values,
                            next,
                            next + channels.count(),
                            image.getRaster().getSample(x, y, 0) / white);
                } else {
                    put(image.getRGB(x, y), channels, values, next);
                }
                next += channels.count();
            }
        }
        return new Pixels(new Size(height, width), channels.count(), values);
    }

    private static void put(int rgb, ImageFolder.Channels channels, float[] values, int at) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        switch (channels) {
            case GRAYSCALE -> values[at] = (0.299f * red + 0.587f * green + 0.114f * blue) / 255f;
            case RGB -> {
                values[at] = red / 255f;
                values[at + 1] = green / 255f;
                values[at + 2] = blue / 255f;
            }
        }
    }
}
