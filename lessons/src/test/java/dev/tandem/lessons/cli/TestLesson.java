package dev.tandem.lessons.cli;

import dev.tandem.backend.Backend;
import dev.tandem.function.Variable;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.type.Shape;
import java.util.function.BiConsumer;

/**
 * A lesson for tests.
 *
 * @param id its name
 * @param body what it does
 */
record TestLesson(String id, BiConsumer<Backend, LessonReport> body) implements Lesson {
    @Override
    public String title() {
        return "For tests: " + id;
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        body.accept(backend, report);
    }

    /** Records the same on every engine, figures that JSON has no numbers for among them. */
    static Lesson same() {
        return new TestLesson("same", (backend, report) -> {
            report.section("Part one");
            report.say("A sentence.");
            report.series("epoch-loss", 0.1);
            report.series("epoch-loss", 1e-300);
            report.value("w", Double.NaN);
            report.value("b", Double.NEGATIVE_INFINITY);
            report.tensor("predictions", backend.tensor(new int[][] {{1, 2}, {3, 4}}));
            report.tensor("mask", backend.tensor(new boolean[] {true, false}));
            report.tensor("single", backend.scalar(0.5));
        });
    }

    /** Computes one thing on TensorFlow and another on PyTorch. */
    static Lesson different() {
        return new TestLesson("different", (backend, report) -> {
            double there = backend.name().equals("pytorch") ? 2 : 1;
            report.series("epoch-loss", 3);
            report.series("epoch-loss", there);
            report.value("w", there);
            report.tensor("predictions", backend.tensor(new int[] {0, (int) there, 2}));
        });
    }

    /** Grows a variable step by step, on PyTorch wrongly: only in step is that a small difference. */
    static Lesson drifting() {
        return new TestLesson("drifting", (backend, report) -> {
            Variable w = backend.variable("w", Shape.scalar(), 1);
            double factor = backend.name().equals("pytorch") ? 1.5000001 : 1.5;
            for (int step = 0; step < 200; step++) {
                report.beforeStep(w);
                w.assign(w.tensor().multiply(factor));
                report.series("train-loss", w.data().getDouble(0));
                if (step % 20 == 19) {
                    w.assign(w.tensor().multiply(1e-3));
                }
            }
        });
    }

    /** Fails where it runs. */
    static Lesson failing() {
        return new TestLesson("failing", (backend, report) -> {
            throw new IllegalStateException("out of\nchalk");
        });
    }
}
