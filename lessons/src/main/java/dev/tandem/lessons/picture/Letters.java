package dev.tandem.lessons.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;

/** Text where it belongs. */
final class Letters {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String CUT = "…";

    private Letters() {}

    /** How wide a text is. */
    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, CONTEXT).getWidth();
    }

    /**
     * A text from a place on.
     *
     * @return where it ends
     */
    static double left(Graphics2D graphics, String text, Font font, Color colour, double x, double baseline) {
        graphics.setFont(font);
        graphics.setPaint(colour);
        graphics.drawString(text, (float) x, (float) baseline);
        return x + width(text, font);
    }

    /** A text that ends at a place. */
    static void right(Graphics2D graphics, String text, Font font, Color colour, double x, double baseline) {
        left(graphics, text, font, colour, x - width(text, font), baseline);
    }

    /** A text in the middle of a box, cut off where it is too wide. */
    static void centred(Graphics2D graphics, String text, Font font, Color colour, Rectangle2D box) {
        String shown = fitting(text, font, box.getWidth());
        double baseline = box.getCenterY() + font.getSize2D() * 0.35;
        left(graphics, shown, font, colour, box.getCenterX() - width(shown, font) / 2, baseline);
    }

    static String fitting(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && width(text.substring(0, length) + CUT, font) > width) {
            length--;
        }
        return text.substring(0, length) + CUT;
    }
}
