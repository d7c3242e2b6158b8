package dev.tandem.lessons;

import dev.tandem.compare.RunRecord;
import dev.tandem.compare.StepLock;
import dev.tandem.function.Variable;
import dev.tandem.lessons.figure.Figure;
import dev.tandem.tensor.TensorLike;
import dev.tandem.train.Callback;
import dev.tandem.train.Model;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;

/** Passes on what is for people, records what is for comparison, and keeps step with another run. */
final class RecordingReport implements LessonReport {
    private final RunRecord.Recorder recorder = new RunRecord.Recorder();
    private final Audience audience;
    private final StepLock.Member lock;

    RecordingReport(Audience audience, StepLock.Member lock) {
        this.audience = audience;
        this.lock = lock;
    }

    RunRecord finish(String engine, String description, DType dtype, double seconds) {
        return recorder.finish(engine, description, dtype, seconds);
    }

    @Override
    public void section(String title) {
        audience.section(title);
    }

    @Override
    public void say(String text) {
        audience.say(text);
    }

    @Override
    public void show(Figure figure) {
        audience.show(figure);
    }

    @Override
    public void series(String name, double number) {
        recorder.add(name, number);
    }

    @Override
    public void value(String name, double number) {
        recorder.value(name, number);
    }

    @Override
    public void tensor(String name, TensorLike tensor) {
        tensor(name, tensor.tensor().data());
    }

    @Override
    public void tensor(String name, TensorData data) {
        recorder.tensor(name, data);
    }

    @Override
    public void beforeStep(Variable... state) {
        lock.beforeStep(state);
    }

    @Override
    public void beforeStep(Model model) {
        lock.beforeStep(model);
    }

    @Override
    public Callback inStep() {
        return lock.callback();
    }
}
