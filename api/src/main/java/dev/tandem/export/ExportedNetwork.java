package dev.tandem.export;

import dev.tandem.graph.Graph;
import dev.tandem.type.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to translate: what a network computes, recorded once for each of a few sizes of the batch.
 *
 * <p>From what differs between the recordings a format learns how the size enters: a number that is {@code a·batch + b} in all
 * of them is that for every size, see {@link BatchSizes#line}. Recorded for one size only, the file takes just that.
 *
 * @param batches the sizes
 * @param graphs a recording for each size; their inputs are those of the network, then the parameters
 * @param inputs the names of the network's inputs, all different
 * @param outputs the names of its outputs, all different
 * @param parameters the values of the parameters that it reads, by name, in the order of the graph's inputs
 */
public record ExportedNetwork(
        BatchSizes batches,
        List<Graph> graphs,
        List<String> inputs,
        List<String> outputs,
        Map<String, TensorData> parameters) {
    /** Copies the collections. */
    public ExportedNetwork {
        graphs = List.copyOf(graphs);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        parameters = new LinkedHashMap<>(parameters);
    }
}
