package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.Table;
import java.util.List;
import java.util.Map;

/**
 * A chart, and the same in numbers for whoever does not see it.
 *
 * @param option what ECharts draws; {@code tone} and {@code tones} in it are numbers of colours, which the page turns into
 *     those of its light or dark palette
 * @param height in pixels
 * @param minWidth in pixels; where the page is narrower, the chart scrolls
 * @param tables the numbers
 */
record Drawing(Map<String, Object> option, int height, int minWidth, List<Table> tables) {
    private static final int USUAL_HEIGHT = 380;

    static Drawing of(Map<String, Object> option, List<Table> tables) {
        return new Drawing(option, USUAL_HEIGHT, 0, tables);
    }
}
