package dev.tandem.lessons;

import dev.tandem.function.Variable;
import dev.tandem.lessons.figure.Figure;
import dev.tandem.tensor.TensorLike;
import dev.tandem.train.Callback;
import dev.tandem.train.Model;
import dev.tandem.type.TensorData;

/**
 * Where a lesson puts what it has to show. Sections, words and figures are for people; series, values and tensors are
 * recorded too, and compared between engines.
 */
public interface LessonReport {
    /** Begins a part of the lesson. */
    void section(String title);

    /** A sentence or two. */
    void say(String text);

    /** A figure: a table, a chart. */
    void show(Figure figure);

    /** The next number of a series, such as {@code epoch-loss}; names are lower-case with hyphens. */
    void series(String name, double number);

    /** A single number that came out, such as {@code test-accuracy}. */
    void value(String name, double number);

    /** A whole tensor that came out, such as {@code predictions}. */
    void tensor(String name, TensorLike tensor);

    /** The same of numbers on the Java side. */
    void tensor(String name, TensorData data);

    /**
     * Called before each training step with all variables that the step depends on, in the same order each time: two engines
     * compared in step then start every step from the same state.
     */
    void beforeStep(Variable... state);

    /** The same before {@code trainOnBatch}, with all variables of the model. */
    void beforeStep(Model model);

    /** A callback that does the same before every step of a {@code fit}: give it to each. */
    Callback inStep();
}
