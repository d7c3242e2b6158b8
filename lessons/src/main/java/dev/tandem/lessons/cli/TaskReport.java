package dev.tandem.lessons.cli;

import com.google.gson.stream.JsonWriter;
import dev.tandem.compare.RunRecord;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.Numbers;
import dev.tandem.lessons.page.Requirement;
import dev.tandem.lessons.page.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which tasks of a lesson are done, and which numbers say so.
 *
 * @param lesson that was run
 * @param tasks to be judged
 * @param runs of it, one on each engine
 */
record TaskReport(Lesson lesson, List<Task> tasks, List<RunRecord> runs) {

    boolean isDone() {
        return done() == tasks.size();
    }

    private long done() {
        return tasks.stream().filter(task -> task.isDone(runs)).count();
    }

    /**
     * What is printed.
     *
     * @param quiet whether to leave out the numbers
     */
    List<String> lines(Terminal terminal, boolean quiet) {
        List<String> lines = new ArrayList<>();
        for (Task task : tasks) {
            lines.add(
                    task.isDone(runs)
                            ? terminal.green(task.name() + ": done")
                            : terminal.red(task.name() + ": not yet"));
            if (!quiet) {
                task.requirements().forEach(requirement -> lines.add("  " + describe(requirement)));
            }
        }
        lines.add(lesson.id() + ": " + done() + " of " + tasks.size() + (tasks.size() == 1 ? " task" : " tasks")
                + " done");
        return lines;
    }

    private String describe(Requirement requirement) {
        return requirement.value() + " is "
                + runs.stream().map(run -> measured(requirement, run)).collect(Collectors.joining(", "))
                + "; the task asks for " + requirement.limit();
    }

    private static String measured(Requirement requirement, RunRecord run) {
        OptionalDouble number = requirement.measured(run);
        return (number.isPresent() ? Numbers.value(number.getAsDouble()) : "not recorded") + " on " + run.engine();
    }

    /** The same for programs. */
    String json() throws IOException {
        return JsonReport.text(json -> {
            json.beginObject();
            json.name("lesson").value(lesson.id());
            json.name("done").value(isDone());
            json.name("tasks").beginArray();
            for (Task task : tasks) {
                write(json, task);
            }
            json.endArray();
            json.endObject();
        });
    }

    private void write(JsonWriter json, Task task) throws IOException {
        json.beginObject();
        json.name("task").value(task.name());
        json.name("done").value(task.isDone(runs));
        json.name("requirements").beginArray();
        for (Requirement requirement : task.requirements()) {
            json.beginObject();
            json.name("value").value(requirement.value());
            json.name("relation").value(requirement.relation().symbol());
            json.name("bound").value(requirement.bound());
            json.name("measured").beginObject();
            for (RunRecord run : runs) {
                json.name(run.engine());
                OptionalDouble number = requirement.measured(run);
                if (number.isPresent()) {
                    JsonReport.number(json, number.getAsDouble());
                } else {
                    json.nullValue();
                }
            }
            json.endObject();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
