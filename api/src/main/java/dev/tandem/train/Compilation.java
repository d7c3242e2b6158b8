package dev.tandem.train;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.loss.Loss;
import dev.tandem.metric.Metric;
import dev.tandem.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a model is to be trained.
 *
 * @param optimizer how parameters follow their gradients
 * @param losses one for each output
 * @param lossWeights what each output's loss counts in the sum
 * @param metrics for each output, what else is measured
 */
public record Compilation(
        Optimizer optimizer, List<Loss> losses, List<Double> lossWeights, List<List<Metric>> metrics) {
    /** Checks that there is one of each for each output, and that names differ. */
    public Compilation {
        losses = List.copyOf(losses);
        lossWeights = List.copyOf(lossWeights);
        metrics = metrics.stream().map(List::copyOf).toList();
        if (losses.isEmpty() || losses.size() != lossWeights.size() || losses.size() != metrics.size()) {
            throw new InvalidArgumentException("compile: got " + losses.size() + " losses, " + lossWeights.size()
                    + " loss weights and metrics for " + metrics.size()
                    + " outputs; expected one of each for each output of the network");
        }
        for (List<Metric> ofOutput : metrics) {
            Set<String> names = new HashSet<>();
            for (Metric metric : ofOutput) {
                if (!names.add(metric.name())) {
                    throw new InvalidArgumentException("compile: two metrics of one output are called '" + metric.name()
                            + "'; expected names that differ");
                }
            }
        }
    }

    /** For a network of one output. */
    public static Compilation of(Optimizer optimizer, Loss loss, Metric... metrics) {
        return new Compilation(optimizer, List.of(loss), List.of(1.0), List.of(List.of(metrics)));
    }

    /** For a network of several outputs, all losses counting the same. */
    public static Compilation of(Optimizer optimizer, List<Loss> losses) {
        return new Compilation(
                optimizer,
                losses,
                Collections.nCopies(losses.size(), 1.0),
                Collections.nCopies(losses.size(), List.of()));
    }

    /** The same with other weights of the outputs' losses. */
    public Compilation lossWeights(double... weights) {
        List<Double> list = new ArrayList<>();
        for (double weight : weights) {
            list.add(weight);
        }
        return new Compilation(optimizer, losses, list, metrics);
    }

    /** The same with metrics for one of the outputs. */
    public Compilation metrics(int output, Metric... measured) {
        List<List<Metric>> changed = new ArrayList<>(metrics);
        if (output < 0 || output >= changed.size()) {
            throw new InvalidArgumentException(
                    "compile: metrics for output " + output + "; expected one from 0 to " + (changed.size() - 1));
        }
        changed.set(output, List.of(measured));
        return new Compilation(optimizer, losses, lossWeights, changed);
    }
}
