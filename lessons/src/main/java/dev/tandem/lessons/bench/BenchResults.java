package dev.tandem.lessons.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been measured: for every subject the time of a step in each round, in microseconds. */
public final class BenchResults {
    private final Map<Subject, List<Double>> rounds = new LinkedHashMap<>();

    /**
     * What is timed.
     *
     * @param workload the network
     * @param engine {@code tensorflow} or {@code pytorch}
     * @param program who runs it
     */
    public record Subject(Workload workload, String engine, Program program) {
        /** The same training by another program. */
        Subject by(Program other) {
            return new Subject(workload, engine, other);
        }
    }

    void add(Subject subject, double microseconds) {
        rounds.computeIfAbsent(subject, key -> new ArrayList<>()).add(microseconds);
    }

    /** All subjects, in the order in which they ran. */
    public List<Subject> subjects() {
        return List.copyOf(rounds.keySet());
    }

    /** A number for each round. */
    public List<Double> rounds(Subject subject) {
        return List.copyOf(rounds.get(subject));
    }

    /** The median over rounds. */
    public double median(Subject subject) {
        return median(rounds.get(subject));
    }

    /** The distance between the quartiles of the rounds, as a share of the median. */
    public double spread(Subject subject) {
        List<Double> times = rounds.get(subject);
        return (quantile(times, 0.75) - quantile(times, 0.25)) / quantile(times, 0.5);
    }

    /**
     * The median of the rounds' ratios to another program, which a machine that slows down for a while does not change; NaN if
     * that was not measured.
     */
    public double ratio(Subject subject, Program base) {
        List<Double> others = rounds.get(subject.by(base));
        if (others == null) {
            return Double.NaN;
        }
        List<Double> times = rounds.get(subject);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < times.size(); round++) {
            ratios.add(times.get(round) / others.get(round));
        }
        return median(ratios);
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(List<Double> numbers) {
        return quantile(numbers, 0.5);
    }

    /** Between the two nearest, in proportion. */
    private static double quantile(List<Double> numbers, double share) {
        List<Double> sorted = numbers.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        double low = sorted.get(below);
        double high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return low + (place - below) * (high - low);
    }
}
