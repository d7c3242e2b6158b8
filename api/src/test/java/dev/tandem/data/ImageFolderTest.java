package dev.tandem.data;

import static dev.tandem.data.Examples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.ShapeMismatchException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void paint() throws IOException {
        paint("dogs/b.png", BufferedImage.TYPE_INT_RGB, new int[][] {{0xff0000, 0x00ff00}});
        paint("dogs/a.PNG", BufferedImage.TYPE_BYTE_GRAY, new int[][] {{51, 102}});
        paint("cats/1.bmp", BufferedImage.TYPE_INT_RGB, new int[][] {{0x0000ff, 0xffffff}});
        Files.writeString(folder.resolve("cats/readme.txt"), "not an image");
        Files.createDirectories(folder.resolve("none"));
        Files.writeString(folder.resolve("readme.txt"), "not a class");
    }

    private void paint(String name, int type, int[][] pixels) throws IOException {
        BufferedImage image = new BufferedImage(pixels[0].length, pixels.length, type);
        for (int y = 0; y < pixels.length; y++) {
            for (int x = 0; x < pixels[y].length; x++) {
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(x, y, 0, pixels[y][x]);
                } else {
                    image.setRGB(x, y, pixels[y][x]);
                }
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, name.endsWith("bmp") ? "bmp" : "png", file.toFile()))
                .isTrue();
    }

    @Test
    void aFolderIsAClass() {
        ImageFolder pets = ImageFolder.of(folder, ImageFolder.Channels.RGB);
        assertThat(pets.classes()).containsExactly("cats", "dogs");
        ArrayDataset all = pets.load();
        assertThat(all.target().toInts()).containsExactly(0, 1, 1);
        assertThat(all.input().type()).hasToString("float32[3, 1, 2, 3]");
        assertThat(all.input().toFloats())
                .containsExactly(0, 0, 1, 1, 1, 1, .2f, .2f, .2f, .4f, .4f, .4f, 1, 0, 0, 0, 1, 0);
    }

    @Test
    void coloursBecomeBrightness() {
        float[] grey = ImageFolder.of(folder, ImageFolder.Channels.GRAYSCALE)
                .load()
                .input()
                .toFloats();
        assertThat(grey).hasSize(6).containsExactly(new float[] {.114f, 1, .2f, .4f, .299f, .587f}, within());
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }

    @Test
    void imagesAreResizedBetweenTheCentresOfTheirPixels() {
        float[] row = Arrays.copyOfRange(
                ImageFolder.of(folder, ImageFolder.Channels.GRAYSCALE)
                        .resize(1, 4)
                        .load()
                        .input()
                        .toFloats(),
                4,
                8);
        assertThat(row).containsExactly(new float[] {.2f, .25f, .35f, .4f}, within());
    }

    @Test
    void shuffledTheyAreShuffledAsAnyOther() {
        ImageFolder pets = ImageFolder.of(folder, ImageFolder.Channels.RGB);
        assertThat(read(pets.shuffle(5).batch(3), 2))
                .isEqualTo(read(pets.load().shuffle(5).batch(3), 2));
    }

    @Test
    void sizesThatDifferAreAnErrorUntilTheyAreResized() throws IOException {
        paint("cats/2.png", BufferedImage.TYPE_INT_RGB, new int[][] {{1}, {2}});
        ImageFolder pets = ImageFolder.of(folder, ImageFolder.Channels.RGB);
        assertThatThrownBy(pets::load).isInstanceOf(ShapeMismatchException.class);
        assertThat(pets.resize(2, 2).load().size()).isEqualTo(4);
    }

    @Test
    void corruptImagesAreErrorsThatNameTheFile() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("dogs/b.png"));
        for (int length : new int[] {0, 8, 20, whole.length / 2}) {
            Files.write(folder.resolve("dogs/b.png"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() ->
                            ImageFolder.of(folder, ImageFolder.Channels.RGB).load())
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageContaining("b.png");
        }
    }

    @Test
    void aHeaderOfAGiantImageTakesNoMemory() throws IOException {
        byte[] png = Files.readAllBytes(folder.resolve("dogs/b.png"));
        // Width and height, with the checksum of the header made right.
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 1 << 20).putInt(20, 1 << 20);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        Files.write(folder.resolve("dogs/b.png"), png);
        assertThatThrownBy(
                        () -> ImageFolder.of(folder, ImageFolder.Channels.RGB).load())
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("has 1099511627776 pixels; expected at most 100000000");
    }

    @Test
    void aFolderWithoutImagesIsAnError(@TempDir Path empty) {
        assertThatThrownBy(() -> ImageFolder.of(empty, ImageFolder.Channels.RGB))
                .isInstanceOf(EmptyDatasetException.class);
        assertThatThrownBy(() -> ImageFolder.of(empty.resolve("none"), ImageFolder.Channels.RGB))
                .isInstanceOf(DataAccessException.class);
    }
}
