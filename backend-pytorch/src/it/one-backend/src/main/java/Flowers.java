import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.data.Dataset;
import dev.tandem.data.MinMaxScaler;
import dev.tandem.data.Split;
import dev.tandem.data.sets.BuiltInData;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.optimizer.Adam;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.FitOptions;
import dev.tandem.train.Model;
import dev.tandem.train.callback.EarlyStopping;
import dev.tandem.train.callback.Progress;
import java.nio.file.Path;

public class Flowers {
    public static void main(String[] args) {
        try (Backend backend = Backends.create("pytorch")) {
            Split flowers = BuiltInData.iris().shuffle(42).stratifiedSplit(0.8);
            MinMaxScaler scaler = MinMaxScaler.fit(flowers.train());
            Dataset train = flowers.train().shuffle(7).batch(16).map(scaler.onInputs());
            Dataset validation = flowers.test().batch(30).map(scaler.onInputs());

            Sequential layers = Sequential.of(
                    Dense.of(16).activation(Activation.RELU),
                    Dropout.of(0.1),
                    Dense.of(3));
            Model model = Model.build(backend, layers, Input.of(4));
            model.compile(Adam.of(0.02), SparseCategoricalCrossentropy.ofLogits(), new SparseCategoricalAccuracy());
            System.out.println(model.summary());

            model.fit(train, FitOptions.epochs(40)
                    .validation(validation)
                    .callbacks(EarlyStopping.on("val_loss").patience(10).restoreBest(), Progress.lines(System.out)));
            System.out.println(model.evaluate(validation));
            Checkpoint.of(model, 40).write(Path.of("iris.tandem"));
        }
    }
}
