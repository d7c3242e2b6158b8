package dev.tandem.data.sets;

import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Dataset;
import dev.tandem.data.IdxDataset;
import dev.tandem.data.Images;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The MNIST database of handwritten digits: 60,000 for training and 10,000 for the test, each 28×28 pixels. The files are
 * downloaded when they are first needed, checked by their SHA-256, and kept.
 *
 * <pre>{@code
 * ArrayDataset train = Mnist.create().train();
 * ArrayDataset test = Mnist.create().listener((file, bytes, total) -> bar.stepTo(bytes)).test();
 * }</pre>
 *
 * <p>Source: Y. LeCun, C. Cortes, C. J. C. Burges, <i>The MNIST database of handwritten digits</i>.
 *
 * @param mirror the address of a folder that has the four files
 * @param folder where the files are kept
 * @param listener is told how downloads come along
 */
public record Mnist(URI mirror, Path folder, DownloadListener listener) {
    /** The system property that names another mirror. */
    public static final String MIRROR_PROPERTY = "tandem.mnist.mirror";

    private static final String DEFAULT_MIRROR = "https://ossci-datasets.s3.amazonaws.com/mnist/";

    private static final RemoteFile TRAIN_IMAGES = new RemoteFile(
            "train-images-idx3-ubyte.gz",
            9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
    private static final RemoteFile TRAIN_LABELS = new RemoteFile(
            "train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
    private static final RemoteFile TEST_IMAGES = new RemoteFile(
            "t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
    private static final RemoteFile TEST_LABELS = new RemoteFile(
            "t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

    /** Checks the mirror. */
    public Mnist {
        if (!List.of("http", "https")
                .contains(Optional.ofNullable(mirror.getScheme()).orElse(""))) {
            throw new InvalidArgumentException("the mirror is '" + mirror
                    + "'; expected the address of a folder, https://…/mnist/, in the system property "
                    + MIRROR_PROPERTY);
        }
        // Without the slash at the end, names would replace the last part of the path.
        mirror = mirror.getPath().endsWith("/") ? mirror : URI.create(mirror + "/");
    }

    /**
     * From the mirror that the system property {@value #MIRROR_PROPERTY} names, or else a public one, into
     * {@code $XDG_CACHE_HOME/tandem/mnist}, or else {@code ~/.cache/tandem/mnist}.
     */
    public static Mnist create() {
        Path cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        String mirror = System.getProperty(MIRROR_PROPERTY, DEFAULT_MIRROR);
        try {
            return new Mnist(URI.create(mirror), cache.resolve("tandem").resolve("mnist"), DownloadListener.none());
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException(
                    "the system property " + MIRROR_PROPERTY + " is '" + mirror
                            + "'; expected an address, https://…/mnist/",
                    e);
        }
    }

    /** From another mirror: the address of a folder. */
    public Mnist mirror(URI other) {
        return new Mnist(other, folder, listener);
    }

    /** Kept in another folder; files that are there already, and whole, are not downloaded. */
    public Mnist folder(Path other) {
        return new Mnist(mirror, other, listener);
    }

    /** With someone who is told how downloads come along. */
    public Mnist listener(DownloadListener other) {
        return new Mnist(mirror, folder, other);
    }

    /**
     * 60,000 examples: float32 [60000, 28, 28, 1] from 0 (paper) to 1 (ink), int32 [60000] digits. They take 190 MB.
     *
     * @throws dev.tandem.error.DataAccessException if a file is not there and cannot be downloaded
     */
    public ArrayDataset train() {
        return load(TRAIN_IMAGES, TRAIN_LABELS);
    }

    /**
     * 10,000 examples, as {@link #train} has them.
     *
     * @throws dev.tandem.error.DataAccessException if a file is not there and cannot be downloaded
     */
    public ArrayDataset test() {
        return load(TEST_IMAGES, TEST_LABELS);
    }

    private ArrayDataset load(RemoteFile images, RemoteFile labels) {
        TensorData pixels = IdxDataset.read(images.fetch(mirror, folder, listener));
        TensorData digits = IdxDataset.read(labels.fetch(mirror, folder, listener));
        Shape shape = pixels.shape().insert(-1, 1);
        TensorData floats = Images.toFloats(TensorData.wrap(pixels.type().withShape(shape), pixels.bytes()));
        return Dataset.of(floats, digits.as(DType.INT32));
    }

    /** The names of the four files. */
    static List<String> fileNames() {
        return Stream.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)
                .map(RemoteFile::name)
                .toList();
    }
}
