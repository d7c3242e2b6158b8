package dev.tandem.gradient;

import dev.tandem.graph.Call;
import dev.tandem.graph.Gradient;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Input;
import dev.tandem.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites the gradient nodes of a graph into ordinary operations, by {@link GradientRules}, where they are not left to the
 * engine.
 *
 * <p>The nodes of one question, that is, of the same targets, upstream values and sources, are rewritten together or not at
 * all. When a question is rewritten, so is each question whose answer it differentiates. The graph is recorded anew, so what
 * is not needed goes, and what is computed twice is computed once.
 */
public final class GradientExpansion {
    /** The gradient nodes of one question; they have these inputs. */
    private record Question(int targets, List<Node> inputs) {
        static Question of(Node node) {
            return new Question(((Gradient) node.operation()).targets(), node.inputs());
        }

        Set<Node> path() {
            return GradientPath.between(inputs.subList(2 * targets, inputs.size()), inputs.subList(0, targets));
        }
    }

    private final Graph graph;
    private final GradientPolicy policy;
    private final Map<Question, Integer> times;
    private final Set<Question> rewritten = new HashSet<>();

    private GradientExpansion(Graph graph, GradientPolicy policy) {
        this.graph = graph;
        this.policy = policy;
        this.times = times(graph);
    }

    /**
     * The graph with those gradients as ordinary operations that the policy does not leave to the engine; its inputs keep
     * their places.
     */
    public static Graph expand(Graph graph, GradientPolicy policy) {
        GradientExpansion expansion = new GradientExpansion(graph, policy);
        if (expansion.times.isEmpty()) {
            return graph;
        }
        while (true) {
            int known = expansion.rewritten.size();
            Graph result = expansion.new Rewriting().run();
            // A question that was left to the engine may since have turned out to be differentiated by one that was
            // not.
            if (expansion.rewritten.size() == known) {
                return result;
            }
        }
    }

    /** How many times in a row the path of each question is differentiated: once more than that of one that it is part of. */
    private static Map<Question, Integer> times(Graph graph) {
        Map<Question, Integer> times = new LinkedHashMap<>();
        List<Node> outerFirst = new ArrayList<>(graph.nodes());
        Collections.reverse(outerFirst);
        for (Node node : outerFirst) {
            if (node.operation() instanceof Gradient) {
                times.putIfAbsent(Question.of(node), 1);
            }
        }
        for (Question outer : List.copyOf(times.keySet())) {
            for (Node inner : GradientPath.gradients(outer.path())) {
                times.merge(Question.of(inner), times.get(outer) + 1, Math::max);
            }
        }
        return times;
    }

    /** One recording of the graph. */
    private final class Rewriting {
        private final GraphOps ops = new GraphOps();
        private final Map<Node, Node> rebuilt = new HashMap<>();
        private final Map<Question, List<Node>> answers = new HashMap<>();
        private final Map<Node, Question> left = new HashMap<>();

        Graph run() {
            graph.inputs().forEach(input -> rebuilt.put(input, ops.input(input.type())));
            for (Node node : graph.nodes()) {
                if (!(node.operation() instanceof Input)) {
                    rebuilt.put(node, rebuild(node));
                }
            }
            return ops.build(rebuild(graph.outputs()));
        }

        private List<Node> rebuild(List<Node> nodes) {
            return nodes.stream().map(rebuilt::get).toList();
        }

        private Node rebuild(Node node) {
            if (node.operation() instanceof Call call) {
                return call.on(ops, rebuild(node.inputs()));
            }
            Question question = Question.of(node);
            if (!answers.containsKey(question)) {
                answers.put(question, answer(question));
            }
            return answers.get(question).get(((Gradient) node.operation()).source());
        }

        private List<Node> answer(Question question) {
            List<Node> inputs = rebuild(question.inputs());
            List<Node> targets = inputs.subList(0, question.targets());
            List<Node> upstream = inputs.subList(question.targets(), 2 * question.targets());
            List<Node> sources = inputs.subList(2 * question.targets(), inputs.size());
            Set<Node> path = GradientPath.between(sources, targets);
            List<Node> inner = GradientPath.gradients(path);
            if (rewritten.contains(question) || !policy.leavesToEngine(GradientPath.steps(path), times.get(question))) {
                rewritten.add(question);
                inner.forEach(node -> rewritten.add(left.get(node)));
                if (inner.isEmpty()) {
                    return Backpropagation.gradients(ops, targets, upstream, sources);
                }
            }
            List<Node> answer = ops.gradients(targets, upstream, sources);
            answer.forEach(node -> left.put(node, question));
            return answer;
        }
    }
}
