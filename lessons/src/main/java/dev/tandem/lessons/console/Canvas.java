package dev.tandem.lessons.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A grid of characters, each of which holds two by four dots (braille, U+2800) or one mark.
 *
 * <p>Dots are counted from the top left. As characters are about twice as high as wide, dots are about as far apart across as
 * down.
 */
final class Canvas {
    static final int DOTS_ACROSS = 2;
    static final int DOTS_DOWN = 4;

    private static final int BLANK = 0x2800;
    /** The bit of each dot in a braille character, by row and column (Unicode Standard, block Braille Patterns). */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int columns;
    private final int rows;
    private final int[][] dots;
    private final char[][] marks;
    private final Style[][] styles;

    Canvas(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.dots = new int[rows][columns];
        this.marks = new char[rows][columns];
        this.styles = new Style[rows][columns];
        for (Style[] row : styles) {
            Arrays.fill(row, Style.PLAIN);
        }
    }

    int dotsAcross() {
        return columns * DOTS_ACROSS;
    }

    int dotsDown() {
        return rows * DOTS_DOWN;
    }

    /** Sets a dot; one outside is cut off. */
    void dot(int x, int y, Style style) {
        if (x >= 0 && y >= 0 && x < dotsAcross() && y < dotsDown()) {
            dots[y / DOTS_DOWN][x / DOTS_ACROSS] |= BITS[y % DOTS_DOWN][x % DOTS_ACROSS];
            styles[y / DOTS_DOWN][x / DOTS_ACROSS] = style;
        }
    }

    /** Puts a mark in place of the character that holds a dot; one outside is cut off. */
    void mark(int x, int y, char mark, Style style) {
        if (x >= 0 && y >= 0 && x < dotsAcross() && y < dotsDown()) {
            marks[y / DOTS_DOWN][x / DOTS_ACROSS] = mark;
            styles[y / DOTS_DOWN][x / DOTS_ACROSS] = style;
        }
    }

    /** Draws a straight line with a pen; parts outside are cut off. */
    void line(double x1, double y1, double x2, double y2, Pen pen) {
        int steps = (int) Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)));
        for (int i = 0; i <= steps; i++) {
            double way = steps == 0 ? 0 : (double) i / steps;
            if (pen.isDown()) {
                dot((int) Math.round(x1 + way * (x2 - x1)), (int) Math.round(y1 + way * (y2 - y1)), pen.style());
            }
            if (i < steps) {
                pen.move();
            }
        }
    }

    /** The drawing, a string a row. */
    List<String> lines(Paint paint) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lines.add(line(row, paint));
        }
        return lines;
    }

    private String line(int row, Paint paint) {
        StringBuilder line = new StringBuilder();
        int start = 0;
        for (int column = 1; column <= columns; column++) {
            // Neighbours of one style are painted together: fewer escape codes.
            if (column == columns || styles[row][column] != styles[row][start]) {
                StringBuilder part = new StringBuilder();
                for (int i = start; i < column; i++) {
                    part.append(character(row, i));
                }
                line.append(paint.apply(styles[row][start], part.toString()));
                start = column;
            }
        }
        return line.toString();
    }

    private char character(int row, int column) {
        if (marks[row][column] != 0) {
            return marks[row][column];
        }
        return dots[row][column] == 0 ? ' ' : (char) (BLANK + dots[row][column]);
    }
}
