package dev.tandem.backend.pytorch;

import dev.tandem.backend.pytorch.ScaledSums.ScaledSum;
import dev.tandem.graph.Call;
import dev.tandem.graph.Gradient;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a graph as a TorchScript program, its gradients as calls of {@code torch.grad}.
 *
 * <p>A source of a gradient becomes a leaf of autograd's tape where it is computed. The tape is on only for what the targets
 * are computed from, so that updates of weights and the like cost no bookkeeping.
 */
final class ScriptCompiler {
    private final Graph graph;
    private final ScriptWriter script = new ScriptWriter();
    private final TorchScriptOps ops = new TorchScriptOps(script);
    private final Map<Node, TorchValue> values = new HashMap<>();

    /** The gradient questions. */
    private final Set<Gradient.Question> questions = new HashSet<>();

    /** What some target is computed from. */
    private final Set<Node> onTape = new HashSet<>();

    private final Set<Node> sources = new HashSet<>();
    private int asked;

    private ScriptCompiler(Graph graph) {
        this.graph = graph;
    }

    /** The program of a graph. */
    static Script compile(Graph graph) {
        return new ScriptCompiler(graph).compile();
    }

    private Script compile() {
        findQuestions();
        ScaledSums scaledSums = new ScaledSums(graph, sources);
        for (Node input : graph.inputs()) {
            values.put(input, script.input(input.type()));
        }
        for (Node node : graph.nodes()) {
            script.record(onTape.contains(node));
            if (node.operation() instanceof Call call) {
                if (!scaledSums.absorbs(node)) {
                    values.put(node, value(node, call, scaledSums.at(node)));
                }
            } else if (node.operation() instanceof Gradient gradient && !values.containsKey(node)) {
                answer(node, gradient);
            }
            if (sources.contains(node) && onTape.contains(node)) {
                values.computeIfPresent(node, (source, value) -> script.track(value));
            }
        }
        return script.finish(graph.outputs().stream().map(values::get).toList());
    }

    private TorchValue value(Node node, Call call, Optional<ScaledSum> scaledSum) {
        if (scaledSum.isPresent()) {
            return value(node.type(), scaledSum.get(), call.name().equals("add"));
        }
        return call.on(ops, node.inputs().stream().map(values::get).toList());
    }

    private TorchValue value(TensorType type, ScaledSum sum, boolean added) {
        TorchValue a = values.get(sum.a());
        TorchValue b = values.get(sum.b());
        if (sum.constant().isPresent()) {
            String factor = Literals.number(sum.constant().get());
            return script.write(
                    type, (added ? "torch.add(" : "torch.sub(") + a + ", " + b + ", alpha=" + factor + ")", a, b);
        }
        TorchValue factor = values.get(sum.factor());
        String sign = added ? "1" : "-1";
        return script.write(
                type, "torch.addcmul(" + a + ", " + b + ", " + factor + ", value=" + sign + ")", a, b, factor);
    }

    private void findQuestions() {
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Gradient gradient) {
                if (questions.add(gradient.question(node))) {
                    onTape.addAll(Graph.ancestors(gradient.targetsOf(node.inputs())));
                }
                sources.add(gradient.sourcesOf(node.inputs()).get(gradient.source()));
            }
        }
    }

    /** Asks autograd for all gradients of one question, and files them under their nodes. */
    private void answer(Node first, Gradient gradient) {
        List<Node> siblings = graph.nodes().stream()
                .filter(node -> node.operation() instanceof Gradient other
                        && other.question(node).equals(gradient.question(first)))
                .toList();
        boolean differentiatedAgain = siblings.stream().anyMatch(onTape::contains);
        asked++;
        script.record(differentiatedAgain);
        List<TorchValue> targets = new ArrayList<>();
        List<TorchValue> upstream = new ArrayList<>();
        List<Node> targetNodes = gradient.targetsOf(first.inputs());
        for (int i = 0; i < targetNodes.size(); i++) {
            TorchValue target = values.get(targetNodes.get(i));
            if (target.tracked()) {
                targets.add(target);
                upstream.add(values.get(gradient.upstreamOf(first.inputs()).get(i)));
            }
        }
        List<Node> sourceNodes = gradient.sourcesOf(first.inputs());
        List<TorchValue> wanted = siblings.stream()
                .map(node -> values.get(sourceNodes.get(((Gradient) node.operation()).source())))
                .toList();
        boolean nested = Graph.ancestors(targetNodes).stream().anyMatch(node -> node.operation() instanceof Gradient);
        boolean last = asked == questions.size();
        List<TorchValue> answers =
                new TorchGradients(script).of(targets, upstream, wanted, differentiatedAgain, nested, last);
        for (int i = 0; i < siblings.size(); i++) {
            values.put(siblings.get(i), answers.get(i));
        }
    }
}
