package dev.tandem.lessons.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.img;
import static j2html.TagCreator.span;

import dev.tandem.lessons.figure.ImageGrid;
import dev.tandem.lessons.figure.ImageGrid.Image;
import dev.tandem.lessons.figure.Table;
import j2html.tags.DomContent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Small pictures, a pixel for a number, dark on light. */
final class ImagesView {
    private static final int WHITE = 255;

    private ImagesView() {}

    static DomContent of(ImageGrid grid) {
        return div(each(grid.images(), image -> picture(grid, image))).withClass("images");
    }

    /** The pictures in words and numbers. */
    static Table table(ImageGrid grid) {
        return new Table(
                grid.title(),
                List.of(Tables.text("image"), Tables.text("marked"), Tables.number("mean of its pixels")),
                grid.images().stream()
                        .map(image -> List.of(image.caption(), image.marked() ? "yes" : "no", Tables.cell(mean(image))))
                        .toList());
    }

    private static double mean(Image image) {
        return image.pixels().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private static DomContent picture(ImageGrid grid, Image image) {
        String alternative = image.columns() + " by " + image.rows() + " pixels: " + image.caption()
                + (image.marked() ? ", marked" : "");
        return div(
                        img().withSrc("data:image/png;base64," + png(grid, image))
                                .withAlt(alternative),
                        span((image.marked() ? "✗ " : "") + image.caption()).withClass("caption"))
                .withClasses("image", image.marked() ? "marked" : null);
    }

    private static String png(ImageGrid grid, Image image) {
        BufferedImage pixels = new BufferedImage(image.columns(), image.rows(), BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < image.rows(); row++) {
            for (int column = 0; column < image.columns(); column++) {
                double full = (image.pixel(row, column) - grid.low()) / (grid.high() - grid.low());
                int shade = (int) Math.round(WHITE * (1 - Math.max(0, Math.min(1, full))));
                pixels.getRaster().setSample(column, row, 0, shade);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(pixels, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be packed in memory", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
