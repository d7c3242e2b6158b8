package dev.tandem.lessons.cli;

import com.google.gson.stream.JsonWriter;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.engine.Device;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.Suggestions;
import dev.tandem.io.AtomicFile;
import dev.tandem.lessons.bench.StepTimes;
import dev.tandem.lessons.bench.StepTimes.Subject;
import dev.tandem.lessons.bench.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tandem bench}. */
@Command(
        name = "bench",
        description = "Time a training step against the same step written by hand for each engine.",
        mixinStandardHelpOptions = true)
final class BenchCommand extends TandemSubcommand {
    @Option(names = "--rounds", paramLabel = "N", description = "How often to time each program (15).")
    private int rounds = 15;

    @Option(
            names = "--milliseconds",
            paramLabel = "N",
            description = "How long to time each in a round, after half as long a warm-up (400).")
    private int milliseconds = 400;

    @Option(names = "--workload", paramLabel = "NAME", description = "Time this network only; may be repeated.")
    private List<String> workloads = List.of();

    @Override
    int execute() throws IOException {
        if (rounds < 1 || milliseconds < 1) {
            throw new UsageException(
                    "--rounds and --milliseconds must be 1 or more; got " + rounds + " and " + milliseconds);
        }
        List<Workload> chosen = chosen();
        TandemConfig config = options().config(Map.of());
        Optional<AtomicFile> file = options().json().map(AtomicFile::at);
        int threads = new EngineSettings(Device.CPU, config.threads()).effectiveThreads();
        Map<Subject, List<Double>> times;
        try {
            times = new StepTimes(threads, milliseconds).measure(subjects(chosen), rounds, this::progress);
        } catch (RunnerException e) {
            throw new IOException("the benchmark could not be run: " + e.getMessage(), e);
        }
        print(chosen, times, threads);
        if (file.isPresent()) {
            file.get().write(JsonReport.text(json -> write(json, times, threads)));
        }
        return ExitCode.FINE;
    }

    private void progress(String line) {
        if (!options().quiet()) {
            out().println(line);
            out().flush();
        }
    }

    private List<Workload> chosen() {
        if (workloads.isEmpty()) {
            return List.of(Workload.values());
        }
        List<Workload> chosen = new ArrayList<>();
        for (String name : workloads) {
            chosen.add(Workload.named(name)
                    .orElseThrow(() -> new UsageException("unknown workload '" + name + "'; expected one of "
                            + String.join(", ", Workload.ids())
                            + Suggestions.nearest(name, Workload.ids())
                                    .map(nearest -> "; did you mean '" + nearest + "'?")
                                    .orElse(""))));
        }
        return chosen;
    }

    private static List<Subject> subjects(List<Workload> workloads) {
        List<Subject> subjects = new ArrayList<>();
        for (Workload workload : workloads) {
            for (String engine : Backends.names()) {
                for (String program : StepTimes.PROGRAMS) {
                    subjects.add(new Subject(workload, engine, program));
                }
            }
        }
        return subjects;
    }

    private void print(List<Workload> chosen, Map<Subject, List<Double>> times, int threads) {
        out().println();
        out().println("one training step, µs, median of " + rounds + " rounds, " + threads + " threads, JDK "
                + Runtime.version().feature()
                + "; the ratio is the median of the rounds' ratios to the step written by hand");
        Columns columns = new Columns();
        columns.row("workload", "engine", "by hand", "Tandem", "ratio", "symbolic", "ratio");
        for (Workload workload : chosen) {
            for (String engine : Backends.names()) {
                List<Double> hand = times.get(new Subject(workload, engine, "hand"));
                List<Double> autograd = times.get(new Subject(workload, engine, "native"));
                List<Double> symbolic = times.get(new Subject(workload, engine, "symbolic"));
                columns.row(
                        workload.id(),
                        engine,
                        number(StepTimes.median(hand), 1),
                        number(StepTimes.median(autograd), 1),
                        number(ratio(autograd, hand), 2),
                        number(StepTimes.median(symbolic), 1),
                        number(ratio(symbolic, hand), 2));
            }
        }
        columns.lines().forEach(out()::println);
    }

    private static void write(JsonWriter json, Map<Subject, List<Double>> times, int threads) throws IOException {
        json.beginObject();
        json.name("threads").value(threads);
        json.name("microseconds").beginArray();
        for (Map.Entry<Subject, List<Double>> entry : times.entrySet()) {
            json.beginObject();
            json.name("workload").value(entry.getKey().workload().id());
            json.name("engine").value(entry.getKey().engine());
            json.name("program").value(entry.getKey().program());
            json.name("rounds").beginArray();
            for (double time : entry.getValue()) {
                json.value(time);
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static double ratio(List<Double> times, List<Double> base) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < times.size(); round++) {
            ratios.add(times.get(round) / base.get(round));
        }
        return StepTimes.median(ratios);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
