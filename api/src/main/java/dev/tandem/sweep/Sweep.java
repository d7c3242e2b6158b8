package dev.tandem.sweep;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.SweepFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * An experiment of many runs: every setting with every seed.
 *
 * <pre>{@code
 * SweepTable table = Sweep.grid("units", 8, 32, 256)
 *         .and("rate", 0.01, 0.1)
 *         .seeds(5)
 *         .threads(4)
 *         .keepIn(Path.of("sweep.jsonl"))
 *         .run(trial -> {
 *             int units = trial.setting().integer("units");
 *             ...
 *             return Map.of("val_loss", history.last("val_loss"));
 *         });
 * System.out.println(table);
 * Setting best = table.lowest("val_loss");
 * }</pre>
 *
 * <p>Results that are kept in a file are on the disk as soon as their trial has ended. A sweep that was killed, or of which a
 * trial failed, goes on where it stopped when it is run again with the same file; so does one with more settings or seeds. The
 * file does not know the code of the trials: who changes that takes another file.
 *
 * @param settings what is tried, in this order, each once
 * @param seeds each setting is tried with, each once
 * @param threads how many trials run at once
 * @param file for the results, in lines of JSON; kept in memory only, if empty
 */
public record Sweep(List<Setting> settings, List<Long> seeds, int threads, Optional<Path> file) {
    /**
     * Checks that there is something to do.
     *
     * @throws InvalidArgumentException if there is not, or something is there twice
     */
    public Sweep {
        settings = List.copyOf(settings);
        seeds = List.copyOf(seeds);
        if (settings.isEmpty() || seeds.isEmpty()) {
            throw new InvalidArgumentException("a sweep has " + settings.size() + " settings and " + seeds.size()
                    + " seeds; expected at least one of each");
        }
        requireDistinct("setting", settings);
        requireDistinct("seed", seeds);
        if (threads < 1) {
            throw new InvalidArgumentException("a sweep has " + threads + " threads; expected 1 or more");
        }
    }

    private static void requireDistinct(String what, List<?> all) {
        HashSet<Object> seen = new HashSet<>();
        for (Object each : all) {
            if (!seen.add(each)) {
                throw new InvalidArgumentException(
                        "a sweep has the " + what + " " + each + " twice; expected each once");
            }
        }
    }

    /** These settings, with seed 0, on one thread. */
    public static Sweep of(List<Setting> settings) {
        return new Sweep(settings, List.of(0L), 1, Optional.empty());
    }

    /** A setting for each value. */
    public static Sweep grid(String name, Object... values) {
        return of(Arrays.stream(values).map(value -> Setting.of(name, value)).toList());
    }

    /** The same, each setting with each of these values. */
    public Sweep and(String name, Object... values) {
        List<Setting> product = new ArrayList<>();
        for (Setting setting : settings) {
            for (Object value : values) {
                product.add(setting.and(name, value));
            }
        }
        return new Sweep(product, seeds, threads, file);
    }

    /** The same with the seeds 1 to count. */
    public Sweep seeds(int count) {
        return new Sweep(settings, LongStream.rangeClosed(1, count).boxed().toList(), threads, file);
    }

    /** The same with these seeds. */
    public Sweep seeds(List<Long> these) {
        return new Sweep(settings, these, threads, file);
    }

    /** The same on so many threads. */
    public Sweep threads(int count) {
        return new Sweep(settings, seeds, count, file);
    }

    /** The same, keeping the results in a file, and taking from it what is there already. */
    public Sweep keepIn(Path path) {
        return new Sweep(settings, seeds, threads, Optional.of(path));
    }

    /** All trials, in the order in which they begin. */
    public List<Trial> trials() {
        return settings.stream()
                .flatMap(setting -> seeds.stream().map(seed -> new Trial(setting, seed)))
                .toList();
    }

    /**
     * Runs every trial of which there is no result yet. When one fails, those that are running come to their end and are kept, and
     * no other begins.
     *
     * @throws SweepFailedException if a trial fails, or this thread is interrupted, which it stays
     * @throws dev.tandem.error.CorruptFileException if the file holds something else than results of a sweep
     * @throws dev.tandem.error.OutputFileException if the file cannot be written, or another sweep is writing to it
     */
    public SweepTable run(Trial.Code code) {
        Map<Trial, SweepRow> done = new LinkedHashMap<>();
        if (file.isEmpty()) {
            runMissing(code, done, row -> {});
        } else {
            try (SweepFile kept = SweepFile.open(file.get())) {
                done.putAll(kept.rows());
                runMissing(code, done, kept::append);
            }
        }
        return new SweepTable(trials().stream().map(done::get).toList());
    }

    private void runMissing(Trial.Code code, Map<Trial, SweepRow> done, Consumer<SweepRow> keep) {
        List<Trial> missing =
                trials().stream().filter(trial -> !done.containsKey(trial)).toList();
        if (missing.isEmpty()) {
            return;
        }
        try (Workers workers = new Workers(Math.min(threads, missing.size()))) {
            workers.run(missing, code, row -> {
                keep.accept(row);
                done.put(row.trial(), row);
            });
        }
    }
}
