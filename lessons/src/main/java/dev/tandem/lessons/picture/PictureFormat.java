package dev.tandem.lessons.picture;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** What a picture can be kept as. */
public enum PictureFormat {
    /** Lines and letters, sharp at any size. */
    SVG {
        @Override
        void write(Picture picture, Path file) throws IOException {
            SVGGraphics2D graphics = new SVGGraphics2D(SVGGeneratorContext.createDefault(document()), false);
            graphics.setSVGCanvasSize(new Dimension(picture.width(), picture.height()));
            paint(picture, graphics);
            StringWriter text = new StringWriter();
            graphics.stream(text, true);
            Files.writeString(file, text.toString());
        }

        private static Document document() {
            try {
                return DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .getDOMImplementation()
                        .createDocument("http://www.w3.org/2000/svg", "svg", null);
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("this Java has no XML", e);
            }
        }
    },

    /** Pixels, two for each of an ordinary screen. */
    PNG {
        private static final int SCALE = 2;

        @Override
        void write(Picture picture, Path file) throws IOException {
            BufferedImage pixels =
                    new BufferedImage(SCALE * picture.width(), SCALE * picture.height(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = pixels.createGraphics();
            try {
                graphics.scale(SCALE, SCALE);
                paint(picture, graphics);
            } finally {
                graphics.dispose();
            }
            ImageIO.write(pixels, "png", file.toFile());
        }
    };

    abstract void write(Picture picture, Path file) throws IOException;

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void paint(Picture picture, Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.width(), picture.height());
        picture.painter().accept(graphics);
    }
}
