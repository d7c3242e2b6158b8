package dev.tandem.backend.pytorch;

import dev.tandem.export.ExportedNetwork;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network as a TorchScript module: its parameters are the module's, under their names with {@code _} for whatever is no letter
 * or digit; the constants of its program are buffers {@code c0}, {@code c1}, …
 *
 * @param source of the class {@code __torch__.Net}
 * @param tensors the values of its attributes
 */
record TorchModule(String source, Map<String, TensorData> tensors) {
    private static final String CONSTANT = "c";

    /** What keeps the caller's own setting; see {@code ScriptWriter.breakChain}. */
    private static final String PAUSE = "torch.set_grad_enabled(mode)";

    /** A recording of the network as statements. */
    private record Body(List<String> lines, List<TensorData> constants, List<String> results) {}

    /** Translates a network. */
    static TorchModule of(ExportedNetwork network) {
        TorchNames names = new TorchNames();
        List<String> attributes =
                network.parameters().keySet().stream().map(names::attribute).toList();
        List<String> inputs = network.inputs().stream().map(names::local).toList();
        List<Body> bodies = network.graphs().stream()
                .map(graph -> body(graph, inputs, attributes))
                .toList();
        Body first = bodies.get(0);
        for (Body body : bodies) {
            if (!body.constants().equals(first.constants())
                    || !body.results().equals(first.results())
                    || body.lines().size() != first.lines().size()) {
                throw network.batches().dependent("a constant, or the order of the operations, depends on the batch");
            }
        }
        BatchLines lines = new BatchLines(network.batches());
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < first.lines().size(); i++) {
            int line = i;
            statements.add(lines.merge(
                    bodies.stream().map(body -> body.lines().get(line)).toList()));
        }
        if (statements.contains(PAUSE)) {
            statements.add(0, "mode = torch.is_grad_enabled()");
        }
        if (lines.varies()) {
            statements.add(0, BatchLines.SIZE + " = torch.size(" + inputs.get(0) + ", 0)");
        }
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        List<TensorData> values = List.copyOf(network.parameters().values());
        for (int i = 0; i < values.size(); i++) {
            tensors.put(attributes.get(i), values.get(i));
        }
        for (int i = 0; i < first.constants().size(); i++) {
            tensors.put(CONSTANT + i, first.constants().get(i));
        }
        return new TorchModule(source(inputs, attributes, tensors, statements, first.results()), tensors);
    }

    private static Body body(Graph graph, List<String> inputs, List<String> attributes) {
        ScriptWriter script = new ScriptWriter("self." + CONSTANT, PAUSE);
        List<TorchValue> values = new ArrayList<>();
        for (Node input : graph.inputs()) {
            int position = values.size();
            String name = position < inputs.size()
                    ? inputs.get(position)
                    : "self." + attributes.get(position - inputs.size());
            values.add(new TorchValue(name, input.type(), false));
        }
        List<String> results = graph
                .evaluate(new TorchScriptOps(script), values, (targets, upstream, sources) -> {
                    throw new IllegalStateException("a network is exported without gradient nodes");
                })
                .stream()
                .map(TorchValue::name)
                .toList();
        return new Body(script.lines(), script.constants(), results);
    }

    private static String source(
            List<String> inputs,
            List<String> parameters,
            Map<String, TensorData> tensors,
            List<String> statements,
            List<String> results) {
        List<String> buffers = new ArrayList<>(tensors.keySet());
        buffers.removeAll(parameters);
        StringBuilder text = new StringBuilder("class Net(Module):\n");
        text.append("  __parameters__ = ").append(names(parameters)).append('\n');
        text.append("  __buffers__ = ").append(names(buffers)).append('\n');
        text.append("  training : bool\n");
        tensors.keySet().forEach(name -> text.append("  ").append(name).append(" : Tensor\n"));
        text.append("  def forward(self: __torch__.Net");
        inputs.forEach(name -> text.append(",\n    ").append(name).append(": Tensor"));
        text.append(") -> ").append(resultType(results.size())).append(":\n");
        statements.forEach(line -> text.append("    ").append(line).append('\n'));
        String result = results.size() == 1 ? results.get(0) : "(" + String.join(", ", results) + ")";
        return text.append("    return ").append(result).append('\n').toString();
    }

    private static String resultType(int results) {
        return results == 1 ? "Tensor" : "Tuple[" + String.join(", ", Collections.nCopies(results, "Tensor")) + "]";
    }

    private static String names(List<String> names) {
        return names.stream().map(name -> '"' + name + "\", ").collect(Collectors.joining("", "[", "]"));
    }
}
