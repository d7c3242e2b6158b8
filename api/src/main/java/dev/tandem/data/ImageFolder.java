package dev.tandem.data;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images in one folder for each class: {@code cats/1.png}, {@code cats/2.jpg}, {@code dogs/1.png}. They come in the order of
 * their names, class by class, so shuffle them; each is decoded when it is read.
 *
 * <p>The input is float32 [batch, height, width, channels] from 0 to 1, the target the class's number, int32 [batch]: folders
 * are numbered in the order of their names. PNG, JPEG, GIF and BMP are read, as {@code javax.imageio} does it.
 *
 * <pre>{@code
 * ImageFolder pets = ImageFolder.of(Path.of("pets"), ImageFolder.Channels.RGB).resize(64, 64);
 * Dataset train = pets.shuffle(42, 1000).batch(32).prefetch(2);
 * }</pre>
 */
public final class ImageFolder implements Dataset {
    private static final Set<String> ENDINGS = Set.of(".png", ".jpg", ".jpeg", ".gif", ".bmp");

    /** What is told of a pixel. */
    public enum Channels {
        /** Its brightness: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601). */
        GRAYSCALE(1),
        /** Red, green and blue. */
        RGB(3);

        private final int count;

        Channels(int count) {
            this.count = count;
        }

        /** How many numbers a pixel has. */
        public int count() {
            return count;
        }
    }

    private final List<String> classes;
    private final List<Example> examples;
    private final Channels channels;
    private final Optional<ImageDecoder.Size> size;

    /** An image and its class. */
    private record Example(Path file, int label) {}

    private ImageFolder(
            List<String> classes, List<Example> examples, Channels channels, Optional<ImageDecoder.Size> size) {
        this.classes = classes;
        this.examples = examples;
        this.channels = channels;
        this.size = size;
    }

    /**
     * The images in the folders of a folder; only their names are read now. Files that are no images by their names are left
     * out.
     *
     * @throws DataAccessException if the folder cannot be read
     * @throws EmptyDatasetException if there are no images in folders of it
     */
    public static ImageFolder of(Path folder, Channels channels) {
        List<String> classes = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        for (Path subfolder : sorted(folder)) {
            if (!Files.isDirectory(subfolder)) {
                continue;
            }
            List<Path> images =
                    sorted(subfolder).stream().filter(ImageFolder::isImage).toList();
            images.forEach(image -> examples.add(new Example(image, classes.size())));
            if (!images.isEmpty()) {
                classes.add(subfolder.getFileName().toString());
            }
        }
        if (examples.isEmpty()) {
            throw new EmptyDatasetException(
                    folder + " has no images in its folders; expected a folder for each class with "
                            + "files that end in .png, .jpg, .jpeg, .gif or .bmp");
        }
        return new ImageFolder(List.copyOf(classes), List.copyOf(examples), channels, Optional.empty());
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            // By the text of the name, not as the file system compares: that differs between machines.
            return files.sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new DataAccessException(folder + " cannot be read; expected a folder: " + e, e);
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Brings every image to this size, without regard to its proportions: bilinear, corners not aligned, as in Keras. */
    public ImageFolder resize(int height, int width) {
        Checks.atLeast("resize", "height", height, 1);
        Checks.atLeast("resize", "width", width, 1);
        return new ImageFolder(classes, examples, channels, Optional.of(new ImageDecoder.Size(height, width)));
    }

    /** The names of the classes, which are those of the folders, in the order of their numbers. */
    public List<String> classes() {
        return classes;
    }

    @Override
    public OptionalLong examples() {
        return OptionalLong.of(examples.size());
    }

    @Override
    public OptionalLong batches() {
        return examples();
    }

    /** Shuffles the names of the files, so that no more than one image at a time is held in memory. */
    @Override
    public Dataset shuffle(long seed) {
        return new DerivedDataset(
                epoch -> decode(Shuffling.random(seed, epoch).permutation(examples.size())), examples(), batches());
    }

    @Override
    public CloseableIterator<Batch> epoch(long number) {
        return decode(IntStream.range(0, examples.size()).toArray());
    }

    private CloseableIterator<Batch> decode(int[] order) {
        return Sources.iterate(IntStream.of(order).mapToObj(i -> decode(examples.get(i))));
    }

    private Batch decode(Example example) {
        ImageDecoder.Pixels pixels = ImageDecoder.read(example.file(), channels);
        ImageDecoder.Pixels sized = size.map(pixels::resize).orElse(pixels);
        TensorType type = new TensorType(
                Shape.of(1, sized.size().height(), sized.size().width(), channels.count()), DType.FLOAT32);
        ByteBuffer values = TensorData.allocate(type);
        values.asFloatBuffer().put(sized.values());
        return Batch.of(TensorData.wrap(type, values), TensorData.of(Shape.of(1), new int[] {example.label()}));
    }
}
