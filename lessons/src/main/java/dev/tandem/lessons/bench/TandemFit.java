package dev.tandem.lessons.bench;

import dev.tandem.backend.Backend;
import dev.tandem.data.Dataset;
import dev.tandem.data.IdxDataset;
import dev.tandem.data.Images;
import dev.tandem.data.OneHot;
import dev.tandem.lessons.bench.Workload.Place;
import dev.tandem.loss.CategoricalCrossentropy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.MaxPooling2D;
import dev.tandem.optimizer.Sgd;
import dev.tandem.train.FitOptions;
import dev.tandem.train.Model;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.Optional;

/** The same training as a user writes it: layers, a data set, {@code fit}. A run is an epoch. */
final class TandemFit implements TrainingProgram {
    /** How many batches lie ready. */
    static final int READ_AHEAD = 4;

    /** Enough for what an epoch costs beside its steps to be small, as it is in earnest. */
    static final int STEPS = 48;

    private final Backend backend;
    private final Model model;
    private final Dataset batches;
    private final Optional<IdxExamples> file;
    private int epoch;

    private TandemFit(Workload workload, String engine, int threads, Dataset batches, Optional<IdxExamples> file) {
        this.backend = TandemStep.backend(engine, "native", threads);
        this.batches = batches;
        this.file = file;
        Layer[] layers = workload.places().stream().map(TandemFit::layer).toArray(Layer[]::new);
        model = Model.build(
                backend, Sequential.of(layers), Input.of(workload.input().toArray()));
        model.compile(Sgd.of(Workload.LEARNING_RATE), CategoricalCrossentropy.ofLogits());
    }

    static TandemFit ofArrays(Workload workload, String engine, int threads) {
        int examples = STEPS * workload.batch();
        TensorData x = TensorData.of(workload.input().insert(0, examples), workload.examples(examples));
        TensorData y = TensorData.of(Shape.of(examples), workload.classNumbers(examples));
        Dataset batches = Dataset.of(x, OneHot.of(workload.classes()).transform(y))
                .shuffle(1)
                .batch(workload.batch());
        return new TandemFit(workload, engine, threads, batches, Optional.empty());
    }

    static TandemFit ofFile(Workload workload, String engine, int threads, int readAhead) {
        IdxExamples file = IdxExamples.write(workload, STEPS * workload.batch());
        Dataset batches = IdxDataset.of(file.inputs(), file.targets())
                .batch(workload.batch())
                .map(batch -> batch.mapInputs(Images::toFloats))
                .map(OneHot.of(workload.classes()).onTargets());
        return new TandemFit(
                workload, engine, threads, readAhead > 0 ? batches.prefetch(readAhead) : batches, Optional.of(file));
    }

    static Layer layer(Place place) {
        Block block = place.block();
        if (block instanceof Block.Dense dense) {
            return Dense.of(dense.units()).activation(dense.activated() ? Activation.RELU : Activation.LINEAR);
        }
        if (block instanceof Block.Convolution convolution) {
            return Conv2D.of(convolution.filters(), convolution.size()).activation(Activation.RELU);
        }
        return block instanceof Block.MaxPool pool ? MaxPooling2D.of(pool.size()) : Flatten.of();
    }

    @Override
    public double run() {
        FitOptions next = FitOptions.epochs(epoch + 1).initialEpoch(epoch);
        epoch++;
        return model.fit(batches, next).last("loss");
    }

    @Override
    public void close() {
        model.close();
        backend.close();
        file.ifPresent(IdxExamples::close);
    }
}
