package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.Table;
import dev.tandem.lessons.figure.Table.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which class was taken for which: the more often, the deeper the cell's shade. */
final class MatrixDrawing {
    private static final int FRAME = 84;
    private static final int ABOVE = 30;
    private static final int NAME = 72;
    private static final int ROW = 44;

    private MatrixDrawing() {}

    static Drawing of(ConfusionMatrix matrix) {
        List<Object> cells = new ArrayList<>();
        for (int row = 0; row < matrix.classes().size(); row++) {
            for (int column = 0; column < matrix.classes().size(); column++) {
                cells.add(new int[] {column, row, matrix.counts().get(row).get(column)});
            }
        }
        int most = matrix.counts().stream()
                .flatMap(Collection::stream)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        Map<String, Object> heatmap =
                Json.object("type", "heatmap", "data", cells, "label", Json.object("show", true), "framed", true);
        Map<String, Object> option = Charts.option(
                "none", classes(matrix, "predicted", false), classes(matrix, "true", true), List.of(heatmap));
        option.remove("legend");
        Map<String, Object> grid = Charts.grid();
        grid.put("top", ABOVE);
        option.put("grid", grid);
        option.put("visualMap", Json.object("show", false, "min", 0, "max", Math.max(1, most), "ramp", true));
        int height = FRAME + ROW * matrix.classes().size();
        return new Drawing(option, height, 0, List.of(table(matrix)));
    }

    private static Map<String, Object> classes(ConfusionMatrix matrix, String name, boolean vertical) {
        Map<String, Object> axis = vertical ? Charts.y(name, false) : Charts.x(name);
        axis.remove("scale");
        axis.put("type", "category");
        axis.put("data", matrix.classes());
        axis.put("axisLabel", Json.object("interval", 0, "hideOverlap", false, "width", NAME, "overflow", "truncate"));
        if (vertical) {
            axis.put("inverse", true);
            axis.put("nameLocation", "start");
        }
        return axis;
    }

    private static Table table(ConfusionMatrix matrix) {
        List<Column> columns = new ArrayList<>(List.of(Tables.text("true \\ predicted")));
        matrix.classes().forEach(name -> columns.add(Tables.number(name)));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.classes().size(); i++) {
            List<String> row = new ArrayList<>(List.of(matrix.classes().get(i)));
            matrix.counts().get(i).forEach(count -> row.add(count.toString()));
            rows.add(row);
        }
        return new Table(matrix.title(), columns, rows);
    }
}
