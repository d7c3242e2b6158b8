package dev.tandem.lessons.cli;

import dev.tandem.data.sets.DownloadListener;
import dev.tandem.error.Suggestions;
import dev.tandem.lessons.Lesson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option to run a lesson on another data set. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "NAME",
            description = "Run on another data set, for lessons that offer one: digits on mnist, which is downloaded"
                    + " at its first use.")
    private Optional<String> name;

    /**
     * The lessons on the data set that was asked for.
     *
     * @param course all lessons, to name those that offer a choice
     * @throws UsageException if one of them does not offer it
     */
    List<Lesson> on(List<Lesson> lessons, List<Lesson> course, DownloadListener listener) {
        if (name.isEmpty()) {
            return lessons;
        }
        lessons.forEach(lesson -> require(lesson, name.get(), course));
        return lessons.stream().map(lesson -> lesson.on(name.get(), listener)).toList();
    }

    private static void require(Lesson lesson, String dataSet, List<Lesson> course) {
        if (lesson.dataSets().isEmpty()) {
            String choice = course.stream()
                    .filter(each -> !each.dataSets().isEmpty())
                    .map(each -> "'" + each.id() + "' has " + String.join(", ", each.dataSets()))
                    .collect(Collectors.joining("; "));
            throw new UsageException("--data " + dataSet + ": lesson '" + lesson.id() + "' has no choice of data"
                    + (choice.isEmpty() ? "" : "; " + choice));
        }
        if (!lesson.dataSets().contains(dataSet)) {
            throw new UsageException("lesson '" + lesson.id() + "' has no data set '" + dataSet + "'"
                    + Suggestions.nearest(dataSet, lesson.dataSets())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there is " + String.join(", ", lesson.dataSets())));
        }
    }
}
