package dev.tandem.lessons.course;

import dev.tandem.lessons.Lesson;
import java.util.List;
import java.util.Optional;

/** All lessons, in the order in which to take them. */
public final class Course {
    private static final List<Lesson> LESSONS = List.of(
            new TensorsLesson(),
            new GradientsLesson(),
            new GradientDescentLesson(),
            new LinearRegressionLesson(),
            new ClassificationLesson(),
            new GraphsLesson(),
            new DatasetsLesson(),
            new SequentialLesson(),
            new LossesLesson(),
            new CustomLayerLesson(),
            new CustomLoopLesson(),
            new OverfittingLesson(),
            new OverfittingCausesLesson(),
            new EarlyStoppingLesson(),
            new RegularizationLesson(),
            new BiasVarianceLesson(),
            new IrisLesson(),
            new DigitsLesson(),
            new EnginesLesson());

    private Course() {}

    /** The lessons in order. */
    public static List<Lesson> lessons() {
        return LESSONS;
    }

    /** The ids of the lessons in order. */
    public static List<String> ids() {
        return LESSONS.stream().map(Lesson::id).toList();
    }

    /** The lesson of that id, if there is one. */
    public static Optional<Lesson> find(String id) {
        return LESSONS.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
