package dev.tandem.lessons.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.util.List;

/** Colours, letters and pens that all pictures have in common; the colours are those of the pages in the light. */
final class Ink {
    static final Color BLACK = new Color(0x1b1f24);
    static final Color FAINT = new Color(0x57606a);
    static final Color RULE = new Color(0xdfe3e8);
    static final Color BAD = new Color(0x9b1c1c);
    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = PLAIN.deriveFont(10f);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Stroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke THIN = new BasicStroke(1f);

    private static final double PALE = 0.28;
    private static final int WHITE = 255;
    private static final List<Color> TONES = List.of(
            new Color(0x0b5cad),
            new Color(0xb3410e),
            new Color(0x146c43),
            new Color(0x7b2fa0),
            new Color(0x8a6100),
            new Color(0xb3125f),
            new Color(0x00727a),
            new Color(0x5b5b5b));

    private Ink() {}

    /** The colour of the n-th thing. */
    static Color tone(int number) {
        return TONES.get(number % TONES.size());
    }

    /** The same as a background. */
    static Color pale(int number) {
        return mixed(Color.WHITE, tone(number), PALE);
    }

    /** A colour between two: the first at 0, the second at 1. */
    static Color mixed(Color first, Color second, double way) {
        return new Color(
                mixed(first.getRed(), second.getRed(), way),
                mixed(first.getGreen(), second.getGreen(), way),
                mixed(first.getBlue(), second.getBlue(), way));
    }

    private static int mixed(int first, int second, double way) {
        return Math.max(0, Math.min(WHITE, (int) Math.round(first + way * (second - first))));
    }
}
