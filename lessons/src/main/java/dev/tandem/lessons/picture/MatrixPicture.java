package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.ConfusionMatrix;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Collection;

/** Which class was taken for which: the more often, the deeper the cell's shade. */
final class MatrixPicture {
    private static final int MARGIN = 16;
    private static final int TOP = 80;
    private static final int HEIGHT = 40;
    private static final int NARROWEST = 56;
    private static final int WIDEST = 140;
    private static final int SPACE = 12;
    private static final Color DEEP = new Color(0x7fb2e8);

    private MatrixPicture() {}

    static Picture of(ConfusionMatrix matrix) {
        double names = matrix.classes().stream()
                .mapToDouble(name -> Letters.width(name, Ink.PLAIN))
                .max()
                .orElse(0);
        double width = Math.max(NARROWEST, Math.min(WIDEST, names + SPACE));
        double left = MARGIN + Math.max(Letters.width("true", Ink.PLAIN), Math.min(WIDEST, names)) + SPACE;
        int size = matrix.classes().size();
        double title = Letters.width(matrix.title(), Ink.TITLE);
        int whole = (int) Math.ceil(Math.max(left + size * width, MARGIN + title) + MARGIN);
        return new Picture(whole, TOP + size * HEIGHT + MARGIN, graphics -> {
            Letters.left(graphics, matrix.title(), Ink.TITLE, Ink.BLACK, MARGIN, 24);
            Letters.right(graphics, "true", Ink.PLAIN, Ink.FAINT, left - SPACE, TOP - 10);
            Rectangle2D head = new Rectangle2D.Double(left, 36, size * width, 20);
            Letters.centred(graphics, "predicted", Ink.PLAIN, Ink.FAINT, head);
            int most = matrix.counts().stream()
                    .flatMap(Collection::stream)
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            for (int row = 0; row < size; row++) {
                String name = Letters.fitting(matrix.classes().get(row), Ink.PLAIN, WIDEST);
                double middle = TOP + (row + 0.5) * HEIGHT + 4;
                Letters.right(graphics, name, Ink.PLAIN, Ink.BLACK, left - SPACE, middle);
                Rectangle2D above = new Rectangle2D.Double(left + row * width, TOP - 24, width, 20);
                Letters.centred(graphics, matrix.classes().get(row), Ink.PLAIN, Ink.BLACK, above);
                for (int column = 0; column < size; column++) {
                    int count = matrix.counts().get(row).get(column);
                    Rectangle2D cell = new Rectangle2D.Double(left + column * width, TOP + row * HEIGHT, width, HEIGHT);
                    graphics.setPaint(Ink.mixed(Color.WHITE, DEEP, (double) count / Math.max(1, most)));
                    graphics.fill(cell);
                    graphics.setPaint(Ink.RULE);
                    graphics.setStroke(Ink.THIN);
                    graphics.draw(cell);
                    Letters.centred(graphics, Integer.toString(count), Ink.PLAIN, Ink.BLACK, cell);
                }
            }
        });
    }
}
