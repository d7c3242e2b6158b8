package dev.tandem.lessons.cli;

import dev.tandem.error.Suggestions;
import dev.tandem.lessons.Lesson;
import java.util.List;

/** Turns what was typed into what there is. */
final class LessonArguments {
    private LessonArguments() {}

    /**
     * The lessons of these names, in that order.
     *
     * @param ids the names
     * @param course all lessons
     * @throws UsageException for a name that no lesson has
     */
    static List<Lesson> find(List<String> ids, List<Lesson> course) {
        return ids.stream().map(id -> find(id, course)).toList();
    }

    /** The same of one. */
    static Lesson find(String id, List<Lesson> course) {
        List<String> known = course.stream().map(Lesson::id).toList();
        int position = known.indexOf(id);
        if (position < 0) {
            throw new UsageException("no lesson '" + id + "'"
                    + Suggestions.nearest(id, known)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", known)));
        }
        return course.get(position);
    }
}
