package dev.tandem.lessons.cli;

import dev.tandem.io.AtomicFile;
import dev.tandem.lessons.Lesson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code tandem list}. */
@Command(name = "list", description = "List the lessons.", mixinStandardHelpOptions = true)
final class ListCommand extends TandemSubcommand {
    @Override
    int execute() throws IOException {
        Optional<AtomicFile> file = options().json().map(AtomicFile::at);
        options().config(Map.of());
        if (!options().quiet()) {
            Columns columns = new Columns(2);
            course().forEach(lesson -> columns.row(lesson.id(), lesson.title()));
            columns.lines().forEach(out()::println);
        }
        if (file.isPresent()) {
            file.get().write(JsonReport.text(json -> {
                json.beginArray();
                for (Lesson lesson : course()) {
                    json.beginObject();
                    json.name("lesson").value(lesson.id());
                    json.name("title").value(lesson.title());
                    json.endObject();
                }
                json.endArray();
            }));
        }
        return ExitCode.FINE;
    }
}
