package dev.tandem.lessons.cli;

import dev.tandem.compare.RunRecord;
import dev.tandem.compare.StepLock;
import dev.tandem.config.TandemConfig;
import dev.tandem.error.Suggestions;
import dev.tandem.io.AtomicFile;
import dev.tandem.lessons.Audience;
import dev.tandem.lessons.EngineLoading;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonRunner;
import dev.tandem.lessons.page.Page;
import dev.tandem.lessons.page.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tandem check}. */
@Command(
        name = "check",
        description = "Run a lesson on both engines and say which of its tasks are done.",
        mixinStandardHelpOptions = true)
final class CheckCommand extends TandemSubcommand {
    @Parameters(paramLabel = "LESSON", description = "A name from 'tandem list'.")
    private String lesson;

    @Option(names = "--task", paramLabel = "NAME", description = "Check this task only.")
    private Optional<String> task;

    @Option(names = "--backend", paramLabel = "NAME", description = "Check on this engine only: tensorflow or pytorch.")
    private Optional<String> backend;

    @Override
    int execute() throws IOException {
        Lesson found = LessonArguments.find(lesson, course());
        List<Task> tasks = chosenTasks(found);
        TandemConfig config =
                options().config(backend.map(name -> Map.of("backend", name)).orElse(Map.of()));
        List<String> backends = backend.isPresent()
                ? List.of(BackendArguments.require(config.backend()))
                : BackendArguments.pair(config.backend());
        Optional<AtomicFile> file = options().json().map(AtomicFile::at);
        EngineLoading.load(backends, config);
        LessonRunner runner = new LessonRunner(config);
        List<RunRecord> runs = backends.stream()
                .map(name -> runner.run(found, name, Audience.NONE, StepLock.Member.FREE))
                .toList();
        TaskReport report = new TaskReport(found, tasks, runs);
        report.lines(terminal(), options().quiet()).forEach(out()::println);
        if (file.isPresent()) {
            file.get().write(report.json());
        }
        return report.isDone() ? ExitCode.FINE : ExitCode.NOT_DONE;
    }

    private List<Task> chosenTasks(Lesson found) {
        List<Task> tasks = Page.of(found)
                .map(Page::tasks)
                .orElseThrow(
                        () -> new UsageException("lesson '" + found.id() + "' has no page, and so no tasks to check"));
        if (task.isEmpty()) {
            return tasks;
        }
        List<Task> chosen =
                tasks.stream().filter(each -> each.name().equals(task.get())).toList();
        if (chosen.isEmpty()) {
            List<String> names = tasks.stream().map(Task::name).toList();
            throw new UsageException("lesson '" + found.id() + "' has no task '" + task.get() + "'"
                    + Suggestions.nearest(task.get(), names)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", names)));
        }
        return chosen;
    }
}
