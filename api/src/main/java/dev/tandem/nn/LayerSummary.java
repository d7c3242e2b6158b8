package dev.tandem.nn;

import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line of a network's summary.
 *
 * @param name of the layer
 * @param type its kind
 * @param outputs shape (without the batch axis) and dtype of what comes out
 * @param parameters how many numbers they hold; 0 at the second call of a shared layer
 * @param trainable how many of these training changes
 * @param flops floating-point operations for one example
 */
public record LayerSummary(
        String name, String type, List<TensorType> outputs, long parameters, long trainable, long flops) {
    /** The layers right inside of the outermost one; that one itself if it is no composition. */
    static List<LayerSummary> of(List<Visit> visits, Map<String, ParameterSpec> parameters) {
        List<Visit> children = visits.stream()
                .filter(visit -> visit.path().indexOf('/') == visit.path().length() - 1
                        && !visit.path().isEmpty())
                .toList();
        Set<String> seen = new HashSet<>();
        List<LayerSummary> result = new ArrayList<>();
        for (Visit visit : children.isEmpty() ? visits : children) {
            List<ParameterSpec> own = seen.add(visit.path())
                    ? parameters.values().stream()
                            .filter(parameter -> parameter.name().startsWith(visit.path()))
                            .toList()
                    : List.of();
            result.add(new LayerSummary(
                    visit.path().isEmpty()
                            ? visit.layer().defaultName()
                            : visit.path().substring(0, visit.path().length() - 1),
                    visit.layer().type(),
                    visit.outputs().stream()
                            // Not always the batch that went into the network: steps may have joined it.
                            .map(output ->
                                    output.type().withShape(output.shape().range(1, output.rank())))
                            .toList(),
                    count(own),
                    count(own.stream().filter(ParameterSpec::trainable).toList()),
                    Symbols.anExample(visit.flops())));
        }
        return result;
    }

    private static long count(List<ParameterSpec> parameters) {
        return parameters.stream()
                .mapToLong(parameter -> parameter.shape().elementCount())
                .sum();
    }
}
