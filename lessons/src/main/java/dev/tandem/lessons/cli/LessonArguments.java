package dev.tandem.lessons.cli;

import dev.tandem.error.Suggestions;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.course.Course;
import java.util.List;

/** Turns what was typed into what there is. */
final class LessonArguments {
    private LessonArguments() {}

    /**
     * The lessons of these names, in that order.
     *
     * @throws UsageException for a name that no lesson has
     */
    static List<Lesson> find(List<String> ids) {
        return ids.stream().map(LessonArguments::find).toList();
    }

    private static Lesson find(String id) {
        return Course.find(id).orElseThrow(() -> {
            List<String> known = Course.lessons().stream().map(Lesson::id).toList();
            return new UsageException("no lesson '" + id + "'"
                    + Suggestions.nearest(id, known)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", known)));
        });
    }
}
