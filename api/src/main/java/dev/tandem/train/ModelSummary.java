package dev.tandem.train;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import dev.tandem.nn.Blueprint;
import dev.tandem.nn.LayerSummary;
import dev.tandem.nn.Network;
import dev.tandem.nn.Parameter;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of a network's layers, as Keras prints it, with floating-point operations beside. */
final class ModelSummary {
    private ModelSummary() {}

    static String of(Network network) {
        Blueprint blueprint = network.blueprint();
        String table = AsciiTable.builder()
                .border(AsciiTable.FANCY_ASCII)
                .data(
                        blueprint.layers(),
                        List.of(
                                column(
                                        "Layer (type)",
                                        HorizontalAlign.LEFT,
                                        layer -> layer.name() + " (" + layer.type() + ")"),
                                column("Output shape", HorizontalAlign.LEFT, ModelSummary::shapes),
                                column("Parameters", HorizontalAlign.RIGHT, layer -> number(layer.parameters())),
                                column("FLOPs an example", HorizontalAlign.RIGHT, layer -> number(layer.flops()))))
                .asString();
        long all = blueprint.parameterCount();
        long trainable = network.trainable().stream()
                .map(Parameter::shape)
                .mapToLong(Shape::elementCount)
                .sum();
        DType dtype = blueprint.dtype();
        return table + "\n" + line("Total parameters", all, dtype) + line("Trainable parameters", trainable, dtype)
                + line("Other parameters", all - trainable, dtype)
                + "FLOPs an example, forward: " + number(blueprint.flops()) + "\n";
    }

    private static com.github.freva.asciitable.ColumnData<LayerSummary> column(
            String header, HorizontalAlign align, java.util.function.Function<LayerSummary, String> text) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(align)
                .with(text);
    }

    /** Each output with its batch axis, which may have any size: (batch, 28, 28, 16). */
    private static String shapes(LayerSummary layer) {
        return layer.outputs().stream().map(ModelSummary::shape).collect(Collectors.joining(", "));
    }

    private static String shape(TensorType example) {
        return example.shape().toList().stream()
                .map(size -> ", " + size)
                .collect(Collectors.joining("", "(batch", ")"));
    }

    private static String line(String name, long count, DType dtype) {
        return name + ": " + number(count) + " (" + size(count * dtype.bytes()) + ")\n";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.2f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.2f MB", bytes / 1024.0 / 1024.0);
    }
}
