package dev.tandem.lessons.cli;

import com.google.gson.stream.JsonWriter;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.engine.Device;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.Suggestions;
import dev.tandem.io.AtomicFile;
import dev.tandem.lessons.bench.BenchResults;
import dev.tandem.lessons.bench.BenchResults.Subject;
import dev.tandem.lessons.bench.Program;
import dev.tandem.lessons.bench.StepTimes;
import dev.tandem.lessons.bench.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tandem bench}. */
@Command(
        name = "bench",
        description = "Time training against the same steps written by hand for each engine.",
        mixinStandardHelpOptions = true)
final class BenchCommand extends TandemSubcommand {
    /** Columns of the table that hold names. */
    private static final int NAMES = 3;

    @Option(names = "--rounds", paramLabel = "N", description = "How often to time each program (15).")
    private int rounds = 15;

    @Option(
            names = "--milliseconds",
            paramLabel = "N",
            description = "How long to time each in a round, after half as long a warm-up (400).")
    private int milliseconds = 400;

    @Option(names = "--workload", paramLabel = "NAME", description = "Time this network only; may be repeated.")
    private List<String> workloads = List.of();

    @Option(names = "--program", paramLabel = "NAME", description = "Time this program only; may be repeated.")
    private List<String> programs = List.of();

    @Option(
            names = "--sequences",
            paramLabel = "STEPS",
            split = ",",
            arity = "0..1",
            fallbackValue = "50,200,500",
            description =
                    "Time an LSTM instead, over sequences of these lengths (50,200,500): the first step and later ones.")
    private List<Integer> sequences = List.of();

    @Override
    int execute() throws IOException {
        if (rounds < 1 || milliseconds < 1) {
            throw new UsageException(
                    "--rounds and --milliseconds must be 1 or more; got " + rounds + " and " + milliseconds);
        }
        if (sequences.stream().anyMatch(length -> length < 1)) {
            throw new UsageException("--sequences must be lengths of 1 or more; got " + sequences);
        }
        List<Subject> subjects = subjects();
        TandemConfig config = options().config(Map.of());
        Optional<AtomicFile> file = options().json().map(AtomicFile::at);
        int threads = new EngineSettings(Device.CPU, config.threads()).effectiveThreads();
        if (!sequences.isEmpty()) {
            SequenceReport report = new SequenceReport(threads, rounds);
            report.print(out(), sequences);
            if (file.isPresent()) {
                file.get().write(JsonReport.text(report::write));
            }
            return ExitCode.FINE;
        }
        BenchResults results;
        try {
            results = new StepTimes(threads, milliseconds).measure(subjects, rounds, this::progress);
        } catch (RunnerException e) {
            throw new IOException("the benchmark could not be run: " + e.getMessage(), e);
        }
        print(results, threads);
        if (file.isPresent()) {
            file.get().write(JsonReport.text(json -> write(json, results, threads)));
        }
        return ExitCode.FINE;
    }

    private void progress(String line) {
        if (!options().quiet()) {
            out().println(line);
            out().flush();
        }
    }

    private List<Subject> subjects() {
        List<Workload> workloads = chosen("workload", this.workloads, List.of(Workload.values()), Workload::id);
        List<Program> programs = chosen("program", this.programs, List.of(Program.values()), Program::id);
        List<Subject> subjects = new ArrayList<>();
        for (Workload workload : workloads) {
            for (String engine : Backends.names()) {
                for (Program program : programs) {
                    subjects.add(new Subject(workload, engine, program));
                }
            }
        }
        return subjects;
    }

    private static <T> List<T> chosen(String kind, List<String> names, List<T> all, Function<T, String> id) {
        if (names.isEmpty()) {
            return all;
        }
        Map<String, T> byName = new LinkedHashMap<>();
        all.forEach(each -> byName.put(id.apply(each), each));
        List<T> chosen = new ArrayList<>();
        for (String name : names) {
            if (!byName.containsKey(name)) {
                throw new UsageException("unknown " + kind + " '" + name + "'; expected one of "
                        + String.join(", ", byName.keySet())
                        + Suggestions.nearest(name, byName.keySet())
                                .map(nearest -> "; did you mean '" + nearest + "'?")
                                .orElse(""));
            }
            chosen.add(byName.get(name));
        }
        return chosen;
    }

    private void print(BenchResults results, int threads) {
        out().println();
        out().println("one training step, median of " + rounds + " rounds, " + threads + " threads, JDK "
                + Runtime.version().feature());
        out().println("ratios are medians of the rounds' ratios; the spread is between the quartiles");
        Columns columns = new Columns(NAMES);
        columns.row("workload", "engine", "program", "µs", "spread", "× by hand", "× step");
        for (Subject subject : results.subjects()) {
            columns.row(
                    subject.workload().id(),
                    subject.engine(),
                    subject.program().label(),
                    number(results.median(subject), 1),
                    number(100 * results.spread(subject), 0) + " %",
                    number(results.ratio(subject, Program.HAND), 2),
                    number(results.ratio(subject, Program.STEP), 2));
        }
        columns.lines().forEach(out()::println);
    }

    private static void write(JsonWriter json, BenchResults results, int threads) throws IOException {
        json.beginObject();
        json.name("threads").value(threads);
        json.name("microseconds").beginArray();
        for (Subject subject : results.subjects()) {
            json.beginObject();
            json.name("workload").value(subject.workload().id());
            json.name("engine").value(subject.engine());
            json.name("program").value(subject.program().id());
            json.name("rounds").beginArray();
            for (double time : results.rounds(subject)) {
                json.value(time);
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
