package dev.tandem.backend.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.data.Dataset;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.OutputFileException;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.metric.RootMeanSquaredError;
import dev.tandem.nn.Input;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Sgd;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.train.callback.BatchEnd;
import dev.tandem.train.callback.TensorBoard;
import dev.tandem.type.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.io.FifoQueue;
import org.tensorflow.op.io.ReaderReadUpTo;
import org.tensorflow.op.io.TfRecordReader;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.Summary;
import org.tensorflow.types.TString;

/** What TensorBoard is given, TensorFlow's own reader of records and its own classes of events can read. */
class TensorBoardTest {
    @TempDir
    private Path folder;

    private static Dataset data() {
        return Dataset.of(TensorData.of(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}}), TensorData.of(new double[][] {
                    {1}, {2}, {3}, {4}
                }))
                .batch(2);
    }

    private static History fit(FitOptions options) {
        try (Backend backend = Backends.create("tensorflow");
                Model model = Model.build(backend, Dense.of(1), Input.of(2))) {
            model.compile(Sgd.of(0.001), new MeanSquaredError(), new RootMeanSquaredError());
            return model.fit(data(), options);
        }
    }

    private static List<Event> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFileName().toString()).startsWith("events.out.tfevents.");
        List<Event> events = new ArrayList<>();
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            FifoQueue queue = tf.io.fifoQueue(List.of(TString.class));
            session.run(
                    tf.io.queueEnqueue(queue, List.of(tf.constant(files.get(0).toString()))));
            session.run(tf.io.queueClose(queue));
            TfRecordReader reader = tf.io.tfRecordReader();
            ReaderReadUpTo records = tf.io.readerReadUpTo(reader, queue, tf.constant(1000L));
            try (Result result = session.runner().fetch(records.values()).run()) {
                for (var bytes : ((TString) result.get(0)).asBytes().scalars()) {
                    events.add(Event.parseFrom(bytes.getObject()));
                }
            }
        }
        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events.get(0).getWallTime()).isCloseTo(System.currentTimeMillis() / 1000.0, within(600.0));
        return events.subList(1, events.size());
    }

    private static List<Float> series(List<Event> events, String tag) {
        return events.stream()
                .map(event -> event.getSummary().getValue(0))
                .filter(value -> value.getTag().equals(tag))
                .map(Summary.Value::getSimpleValue)
                .toList();
    }

    private static List<Float> floats(double[] values) {
        List<Float> floats = new ArrayList<>();
        for (double value : values) {
            floats.add((float) value);
        }
        return floats;
    }

    @Test
    void epochsAndBatches() throws IOException {
        List<Float> losses = new ArrayList<>();
        History history = fit(FitOptions.epochs(3)
                .validation(data())
                .callbacks(
                        TensorBoard.to(folder).everySteps(2),
                        BatchEnd.then((training, step, loss) -> losses.add((float) loss))));

        List<Event> train = read(folder.resolve("train"));
        assertThat(series(train, "epoch_loss")).isEqualTo(floats(history.series("loss")));
        assertThat(series(train, "epoch_root_mean_squared_error"))
                .isEqualTo(floats(history.series("root_mean_squared_error")));
        assertThat(series(train, "batch_loss")).containsExactly(losses.get(1), losses.get(3), losses.get(5));
        assertThat(train.stream().map(Event::getStep)).containsExactly(2L, 0L, 0L, 4L, 1L, 1L, 6L, 2L, 2L);
        List<Event> validation = read(folder.resolve("validation"));
        assertThat(series(validation, "epoch_loss")).isEqualTo(floats(history.series("val_loss")));
        assertThat(validation).hasSize(6);
    }

    @Test
    void histogramsOfParameters() throws IOException {
        fit(FitOptions.epochs(4).callbacks(TensorBoard.to(folder).histograms(2)));

        List<Event> events = read(folder.resolve("train")).stream()
                .filter(event -> event.getSummary().getValue(0).hasHisto())
                .toList();
        assertThat(events.stream().map(event -> event.getSummary().getValue(0).getTag()))
                .containsExactly("kernel/histogram", "bias/histogram", "kernel/histogram", "bias/histogram");
        assertThat(events.stream().map(Event::getStep)).containsExactly(1L, 1L, 3L, 3L);
        HistogramProto kernel = events.get(0).getSummary().getValue(0).getHisto();
        assertThat(kernel.getNum()).isEqualTo(2);
        assertThat(kernel.getMin()).isLessThan(kernel.getMax());
        assertThat(kernel.getSum()).isCloseTo(kernel.getMin() + kernel.getMax(), within(1e-12));
        assertThat(kernel.getBucketList()).hasSize(30).startsWith(1.0).endsWith(1.0);
        assertThat(kernel.getBucketLimit(29)).isEqualTo(kernel.getMax());
        HistogramProto bias = events.get(1).getSummary().getValue(0).getHisto();
        assertThat(bias.getBucketList()).containsExactly(1.0);
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> fit(FitOptions.epochs(1).callbacks(TensorBoard.to(file))))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("events.out.tfevents.");
        assertThatThrownBy(() -> TensorBoard.to(folder).everySteps(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("TensorBoard: every 0 steps; expected 1 or more");
    }
}
