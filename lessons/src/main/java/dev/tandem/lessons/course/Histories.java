package dev.tandem.lessons.course;

import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.Table;
import dev.tandem.nn.LayerSummary;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.type.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What came of a {@code fit}, and what a model is made of, as the course records and draws it. */
final class Histories {
    private static final String VALIDATION = "val_";

    private Histories() {}

    /** Records every series of a history: {@code train-loss}, {@code validation-loss}, {@code train-accuracy} and so on. */
    static void record(LessonReport report, History history) {
        record(report, history, "");
    }

    /** The same for one of several models: {@code train-loss-2-5-1}. */
    static void record(LessonReport report, History history, String model) {
        for (String name : history.names()) {
            for (double number : history.series(name)) {
                report.series(courseName(name) + (model.isEmpty() ? "" : "-" + model), number);
            }
        }
    }

    /** {@code val_binary_accuracy} is {@code validation-accuracy} in the course. */
    private static String courseName(String name) {
        boolean validation = name.startsWith(VALIDATION);
        String measure = validation ? name.substring(VALIDATION.length()) : name;
        return (validation ? "validation-" : "train-") + (measure.endsWith("accuracy") ? "accuracy" : measure);
    }

    /** A curve of a history: a number an epoch. */
    static Line line(String legend, History history, String name) {
        return Line.of(legend, numbers(history, name));
    }

    /** The numbers of a series. */
    static List<Double> numbers(History history, String name) {
        return Arrays.stream(history.series(name)).boxed().toList();
    }

    /** The epoch, from 0, in which a series is least. */
    static int leastEpoch(History history, String name) {
        List<Double> numbers = numbers(history, name);
        return numbers.indexOf(Collections.min(numbers));
    }

    /** The same as {@code model.summary()}, as a figure. */
    static Table summary(String title, Model model) {
        Table.Builder table = Table.of(title, "layer", "output", "parameters");
        for (LayerSummary layer : model.network().blueprint().layers()) {
            String shapes =
                    layer.outputs().stream().map(type -> batchOf(type.shape())).collect(Collectors.joining(", "));
            table.row(layer.name() + " (" + layer.type() + ")", shapes, layer.parameters());
        }
        return table.row("together", "", model.network().blueprint().parameterCount())
                .build();
    }

    private static String batchOf(Shape example) {
        return example.toList().stream().map(size -> ", " + size).collect(Collectors.joining("", "(batch", ")"));
    }
}
