package dev.tandem.export;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.UnsupportedExportException;
import dev.tandem.nn.Blueprint;
import dev.tandem.nn.Input;
import dev.tandem.nn.Network;
import dev.tandem.nn.NetworkGraph;
import dev.tandem.type.TensorData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a network predicts, as a file for another framework: its layers as they are when it is not training, with the values
 * that its parameters have now.
 *
 * <pre>{@code
 * Export.of(model.network()).write(Path.of("iris.onnx"), ExportFormat.ONNX);
 * }</pre>
 *
 * <p>It does not matter which engine the network lives on. The file takes what the network takes, under the names of its
 * {@link Input}s, and gives {@code output}, or {@code output_0}, {@code output_1}, … where there are several: images are NHWC.
 * Batches may be of any size from 1, unless {@link #batchSize} fixes it; all other sizes are fixed.
 *
 * @param network what to export
 * @param batch the only size of batch that the file is to take; empty for any
 */
public record Export(Network network, OptionalLong batch) {
    /**
     * Tried one after the other: three sizes say how numbers depend on the batch, unless one of them happens to be another size
     * in the network, which some operations treat apart.
     */
    private static final List<BatchSizes> SIZES = List.of(
            new BatchSizes(List.of(11L, 13L, 17L)),
            new BatchSizes(List.of(19L, 23L, 29L)),
            new BatchSizes(List.of(31L, 37L, 41L)));

    /** A network, for batches of any size. */
    public static Export of(Network network) {
        return new Export(network, OptionalLong.empty());
    }

    /**
     * The same for batches of one size only.
     *
     * @throws InvalidArgumentException if it is not positive
     */
    public Export batchSize(long size) {
        if (size < 1) {
            throw new InvalidArgumentException("export: the batch size is " + size + "; expected 1 or more");
        }
        return new Export(network, OptionalLong.of(size));
    }

    /**
     * Writes the file, or the folder; what was there before is replaced.
     *
     * @throws UnsupportedExportException if the format cannot express an operation, naming it and its layer; if the network cannot
     *     be written for batches of any size; or if no module on the class path writes the format. Nothing is written then
     * @throws dev.tandem.error.OutputFileException if it cannot be written; what was there before stays
     */
    public void write(Path path, ExportFormat format) {
        translate(writer(format)).write(path);
    }

    private static FormatWriter writer(ExportFormat format) {
        for (FormatWriter writer : ServiceLoader.load(FormatWriter.class)) {
            if (writer.format() == format) {
                return writer;
            }
        }
        throw new UnsupportedExportException("export: nothing on the class path writes " + format
                + "; expected a module that does: add dev.tandem:" + format.module());
    }

    private FormatWriter.Translation translate(FormatWriter writer) {
        if (batch.isPresent()) {
            return writer.translate(recorded(writer, new BatchSizes(List.of(batch.getAsLong()))));
        }
        List<UnsupportedExportException> refused = new ArrayList<>();
        for (BatchSizes sizes : SIZES) {
            try {
                return writer.translate(recorded(writer, sizes));
            } catch (UnsupportedExportException e) {
                refused.add(e);
            }
        }
        throw refused.get(0);
    }

    private ExportedNetwork recorded(FormatWriter writer, BatchSizes sizes) {
        List<NetworkGraph> recordings = sizes.sizes().stream()
                .map(size -> NetworkGraph.of(network, size, writer::require))
                .toList();
        Map<String, TensorData> parameters = new LinkedHashMap<>();
        for (String name : recordings.get(0).parameters()) {
            parameters.put(name, network.parameter(name).variable().data());
        }
        Blueprint blueprint = network.blueprint();
        return new ExportedNetwork(
                sizes,
                recordings.stream().map(NetworkGraph::graph).toList(),
                distinct(blueprint.inputs().stream().map(Input::name).toList()),
                distinct(Collections.nCopies(blueprint.outputs().size(), "output")),
                parameters);
    }

    /** The names, those that are given more than once with a number behind them. */
    private static List<String> distinct(List<String> names) {
        Set<String> taken = new TreeSet<>();
        List<String> result = new ArrayList<>();
        for (String name : names) {
            String candidate = Collections.frequency(names, name) > 1 ? name + "_0" : name;
            for (int i = 1; !taken.add(candidate); i++) {
                candidate = name + "_" + i;
            }
            result.add(candidate);
        }
        return result;
    }
}
