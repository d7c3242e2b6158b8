package dev.tandem.lessons.cli;

import dev.tandem.compare.RunRecord;
import dev.tandem.compare.StepLock;
import dev.tandem.config.TandemConfig;
import dev.tandem.io.AtomicFile;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.LessonRunner;
import dev.tandem.lessons.Numbers;
import dev.tandem.lessons.Transcript;
import dev.tandem.lessons.console.ConsoleRenderer;
import dev.tandem.lessons.html.LessonResult;
import dev.tandem.lessons.page.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tandem run}. */
@Command(name = "run", description = "Run lessons on one engine.", mixinStandardHelpOptions = true)
final class RunCommand extends TandemSubcommand {
    @Parameters(paramLabel = "LESSON", arity = "1..*", description = "Names from 'tandem list'.")
    private List<String> lessons;

    @Option(names = "--backend", paramLabel = "NAME", description = "The engine: tensorflow or pytorch.")
    private Optional<String> backend;

    @Mixin
    private DataOption data;

    @Mixin
    private ReportOptions reports;

    @Override
    int execute() throws IOException {
        try (Downloads downloads = downloads()) {
            return execute(data.on(LessonArguments.find(lessons, course()), course(), downloads));
        }
    }

    private int execute(List<Lesson> found) throws IOException {
        TandemConfig config =
                options().config(backend.map(name -> Map.of("backend", name)).orElse(Map.of()));
        BackendArguments.require(config.backend());
        Optional<AtomicFile> file = options().json().map(AtomicFile::at);
        ReportOptions.Folders folders = reports.folders(found);
        LessonRunner runner = new LessonRunner(config);
        List<JsonReport.Result> results = new ArrayList<>();
        List<LessonResult> pages = new ArrayList<>();
        for (Lesson lesson : found) {
            Transcript transcript = new Transcript();
            RunRecord run = run(lesson, runner, config.backend(), transcript);
            results.add(new JsonReport.Result(lesson.id(), config, List.of(run), Optional.empty(), false));
            pages.add(
                    new LessonResult(lesson, config, List.of(new LessonRun(run, transcript)), Optional.empty(), false));
        }
        if (file.isPresent()) {
            file.get().write(JsonReport.of(results));
        }
        folders.write(pages, this);
        return ExitCode.FINE;
    }

    private RunRecord run(Lesson lesson, LessonRunner runner, String backendName, Transcript transcript) {
        if (options().quiet()) {
            return runner.run(lesson, backendName, transcript, StepLock.Member.FREE);
        }
        ConsoleRenderer renderer =
                new ConsoleRenderer(terminal().width(), terminal().colour());
        ConsoleAudience audience = new ConsoleAudience(out(), renderer);
        audience.print(renderer.heading(lesson.title()));
        RunRecord run = runner.run(lesson, backendName, audience.and(transcript), StepLock.Member.FREE);
        audience.print(List.of("", run.description() + ": " + Numbers.seconds(run.seconds())));
        if (Page.isThere(lesson)) {
            audience.print(List.of("Its page, with tasks and questions: add --html DIR; 'tandem check " + lesson.id()
                    + "' judges the tasks."));
        }
        return run;
    }
}
