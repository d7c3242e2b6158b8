package dev.tandem.conformance;

import dev.tandem.engine.Engine;
import dev.tandem.gradient.GradientStep;
import dev.tandem.graph.Call;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table in the Javadoc of {@code Ops} that says which engine differentiates what, and what an engine says itself. */
final class GradientTable {
    private static final Path SOURCE = Path.of("..", "api", "src", "main", "java", "dev", "tandem", "ops", "Ops.java");
    private static final Pattern ROW = Pattern.compile("<tr><td>(\\w+)</td><td>([^<]+)</td><td>([^<]+)</td></tr>");
    private static final List<String> ENGINES = List.of("TensorFlow", "PyTorch");

    private GradientTable() {}

    /** The column of an engine in the Javadoc, by operation. */
    static Map<String, String> documented(String engine) {
        Map<String, String> column = new LinkedHashMap<>();
        try {
            Matcher rows = ROW.matcher(Files.readString(SOURCE));
            while (rows.find()) {
                column.put(rows.group(1), rows.group(2 + ENGINES.indexOf(engine)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return column;
    }

    /** What an engine says of each differentiable operation, over all cases of the catalogue. */
    static Map<String, String> of(Engine engine) {
        Map<String, SortedSet<Integer>> orders = new TreeMap<>();
        for (ContractCase contract : Contracts.all()) {
            if (contract.differentiable().isEmpty()) {
                continue;
            }
            for (Node node : contract.graph().nodes()) {
                if (node.operation() instanceof Call call && call.name().equals(contract.operation())) {
                    orders.computeIfAbsent(call.name(), name -> new TreeSet<>())
                            .add(engine.gradientOrder(step(call, node)));
                }
            }
        }
        Map<String, String> column = new LinkedHashMap<>();
        orders.forEach((name, found) -> column.put(name, describe(found)));
        return column;
    }

    /** The call differentiated with respect to everything. */
    private static GradientStep step(Call call, Node node) {
        List<TensorType> types = node.inputs().stream().map(Node::type).toList();
        Set<Integer> all = IntStream.range(0, types.size()).boxed().collect(Collectors.toSet());
        return new GradientStep(call, types, all);
    }

    private static String describe(SortedSet<Integer> orders) {
        String most = word(orders.last());
        return orders.size() == 1 ? most : word(orders.first()) + " to " + most;
    }

    private static String word(int order) {
        return order == Engine.ANY_ORDER ? "any" : Integer.toString(order);
    }
}
