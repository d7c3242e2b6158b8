package dev.tandem.lessons.cli;

import dev.tandem.compare.Tolerance;
import dev.tandem.config.TandemConfig;
import dev.tandem.error.Suggestions;
import dev.tandem.io.AtomicFile;
import dev.tandem.lessons.EngineLoading;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonComparison;
import dev.tandem.lessons.Verdict;
import dev.tandem.lessons.html.LessonResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tandem compare}. */
@Command(
        name = "compare",
        description = "Run lessons on both engines and set the results side by side.",
        mixinStandardHelpOptions = true)
final class CompareCommand extends TandemSubcommand {
    @Parameters(paramLabel = "LESSON", arity = "0..*", description = "Names from 'tandem list'.")
    private List<String> lessons = List.of();

    @Option(names = "--all", description = "Compare all lessons.")
    private boolean all;

    @Option(
            names = "--locked",
            description = "Start every step of both engines from the same state, so that training does not amplify"
                    + " rounding; one thread each unless --threads says otherwise.")
    private boolean locked;

    @Option(
            names = "--tolerance",
            paramLabel = "NAME",
            description = "How far apart counts as equal: strict, balanced or permissive. Without it strict for float64"
                    + " and for --locked, else balanced.")
    private Optional<String> tolerance;

    @Mixin
    private DataOption data;

    @Mixin
    private ReportOptions reports;

    @Override
    int execute() throws IOException {
        try (Downloads downloads = downloads()) {
            return execute(data.on(chosenLessons(), course(), downloads));
        }
    }

    private int execute(List<Lesson> chosen) throws IOException {
        TandemConfig config = config();
        Tolerance measure = tolerance(config);
        List<String> backends = BackendArguments.pair(config.backend());
        Optional<AtomicFile> file = options().json().map(AtomicFile::at);
        ReportOptions.Folders folders = reports.folders(chosen);
        EngineLoading.load(backends, config);

        List<LessonComparison> comparisons = new ArrayList<>();
        for (Lesson lesson : chosen) {
            LessonComparison compared = locked
                    ? LessonComparison.stepLocked(lesson, backends, config, measure)
                    : LessonComparison.freeRunning(lesson, backends, config, measure);
            print(compared, config);
            comparisons.add(compared);
        }
        if (file.isPresent()) {
            file.get().write(JsonReport.of(results(comparisons, config)));
        }
        folders.write(pages(comparisons, config), this);
        return summarize(comparisons);
    }

    private List<Lesson> chosenLessons() {
        if (all == !lessons.isEmpty()) {
            throw new UsageException(
                    all
                            ? "--all and LESSON exclude each other; give one of them"
                            : "no lesson given; name some, or say --all; 'tandem list' shows them");
        }
        return all ? course() : LessonArguments.find(lessons, course());
    }

    private TandemConfig config() {
        TandemConfig config = options().config(Map.of());
        // Two engines that train at once on all cores hinder each other.
        return locked && config.threads() == 0 ? options().config(Map.of("threads", "1")) : config;
    }

    private Tolerance tolerance(TandemConfig config) {
        if (tolerance.isEmpty()) {
            return locked || config.dtype().equals("float64") ? Tolerance.STRICT : Tolerance.BALANCED;
        }
        Map<String, Tolerance> known = new LinkedHashMap<>();
        for (Tolerance each : Tolerance.values()) {
            known.put(each.name().toLowerCase(Locale.ROOT), each);
        }
        String name = tolerance.get();
        if (!known.containsKey(name)) {
            throw new UsageException("no tolerance '" + name + "'"
                    + Suggestions.nearest(name, known.keySet())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", known.keySet())));
        }
        return known.get(name);
    }

    private void print(LessonComparison compared, TandemConfig config) {
        ComparisonText text = new ComparisonText(compared);
        if (!options().quiet()) {
            out().println(terminal().bold(compared.lesson().id()) + " · "
                    + compared.lesson().title());
            out().println((locked ? "step-locked" : "free-running") + " · " + config.dtype() + " · seed "
                    + config.seed());
            out().println(compared.first().description());
            out().println(compared.second().description());
            out().println();
            text.table().forEach(out()::println);
            out().println();
        }
        String verdict = Verdict.of(compared.lesson(), compared.first(), compared.second(), compared.comparison());
        boolean agrees = compared.comparison().agrees();
        out().println(agrees ? terminal().green(verdict) : terminal().red(verdict));
        if (!options().quiet()) {
            if (!agrees && !locked) {
                out().println("Training amplifies rounding; --locked shows what of this is the engines' own.");
            }
            out().println();
        }
        out().flush();
    }

    private List<JsonReport.Result> results(List<LessonComparison> comparisons, TandemConfig config) {
        return comparisons.stream()
                .map(compared -> new JsonReport.Result(
                        compared.lesson().id(),
                        config,
                        List.of(compared.first(), compared.second()),
                        Optional.of(compared.comparison()),
                        locked))
                .toList();
    }

    private List<LessonResult> pages(List<LessonComparison> comparisons, TandemConfig config) {
        return comparisons.stream()
                .map(compared -> new LessonResult(
                        compared.lesson(),
                        config,
                        List.of(compared.firstRun(), compared.secondRun()),
                        Optional.of(compared.comparison()),
                        locked))
                .toList();
    }

    private int summarize(List<LessonComparison> comparisons) {
        List<String> apart = comparisons.stream()
                .filter(compared -> !compared.comparison().agrees())
                .map(compared -> compared.lesson().id())
                .toList();
        if (comparisons.size() > 1) {
            int agreeing = comparisons.size() - apart.size();
            out().println(agreeing + " of " + comparisons.size() + " lessons agree"
                    + (apart.isEmpty() ? "" : "; apart: " + String.join(", ", apart)));
        }
        return apart.isEmpty() ? ExitCode.FINE : ExitCode.DISAGREE;
    }
}
