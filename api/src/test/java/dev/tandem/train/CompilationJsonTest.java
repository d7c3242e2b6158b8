package dev.tandem.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.loss.BinaryFocalCrossentropy;
import dev.tandem.loss.Huber;
import dev.tandem.loss.Loss;
import dev.tandem.loss.LossTypes;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.loss.Reduction;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.Average;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.metric.F1Score;
import dev.tandem.metric.MeanMetric;
import dev.tandem.metric.Metric;
import dev.tandem.metric.MetricTypes;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.optimizer.Adam;
import dev.tandem.optimizer.AdamW;
import dev.tandem.optimizer.Optimizer;
import dev.tandem.optimizer.OptimizerTypes;
import dev.tandem.optimizer.ParameterGroup;
import dev.tandem.optimizer.Sgd;
import dev.tandem.optimizer.WeightAverage;
import dev.tandem.optimizer.schedule.CosineDecay;
import dev.tandem.optimizer.schedule.PiecewiseConstantDecay;
import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a model is trained goes into JSON and comes back the same. */
class CompilationJsonTest {
    private static final CompilationJson JSON = CompilationJson.standard();

    static Stream<Compilation> compilations() {
        return Stream.of(
                Compilation.of(Adam.of(0.01), new MeanSquaredError()),
                Compilation.of(
                        Sgd.of(new PiecewiseConstantDecay(List.of(10L, 20L), List.of(0.1, 0.01, 0.001))),
                        SparseCategoricalCrossentropy.ofLogits(),
                        new SparseCategoricalAccuracy()),
                Compilation.of(
                        AdamW.of(CosineDecay.of(0.1, 1000))
                                .options(o -> o.globalClipNorm(1).average(WeightAverage.of(0.9))),
                        new Huber(0.3).reduction(Reduction.SUM),
                        F1Score.of(Average.MACRO),
                        MeanMetric.of(new Huber(2))),
                Compilation.of(Adam.of(), List.of(new MeanSquaredError(), BinaryFocalCrossentropy.ofLogits()))
                        .lossWeights(1, 0.1)
                        .metrics(1, BinaryAccuracy.ofLogits()));
    }

    @ParameterizedTest
    @MethodSource("compilations")
    void comesBackTheSame(Compilation compilation) {
        assertThat(JSON.read(JSON.write(compilation))).isEqualTo(compilation);
    }

    /** A loss of a user's own. */
    public record Scaled(double factor) implements Loss {
        @Override
        public String name() {
            return "scaled";
        }

        @Override
        public Tensor values(Tensor target, Tensor prediction) {
            return target.subtract(prediction).abs().square().multiply(factor).mean(-1);
        }
    }

    @Test
    void aTypeOfOnesOwnIsRegistered() {
        Compilation own = Compilation.of(Adam.of(), new Scaled(2));
        assertThatThrownBy(() -> JSON.write(own))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(
                        "JSON at $.losses[0]: Scaled has no name in JSON; expected a type that is known: register it");

        CompilationJson json = JSON.with("Scaled", Scaled.class);
        assertThat(json.read(json.write(own))).isEqualTo(own);
        assertThatThrownBy(() -> JSON.read(json.write(own)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("JSON at $.losses[0]")
                .hasMessageContaining("there is no type 'Scaled'");
    }

    @Test
    void functionsAreRejected() {
        assertThatThrownBy(() -> JSON.write(Compilation.of(
                        Adam.of(), Loss.custom("own", (target, prediction) -> target.subtract(prediction)))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("$.losses[0]");
        assertThatThrownBy(() -> JSON.write(Compilation.of(
                        Adam.of().options(o -> o.group(ParameterGroup.of(name -> true))), new MeanSquaredError())))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("$.optimizer.options.groups[0].names");
    }

    @Test
    void allTypesOfTheLibraryAreKnownButThoseMadeOfFunctions() {
        Set<String> known = Stream.of(LossTypes.all(), MetricTypes.all(), OptimizerTypes.all())
                .flatMap(List::stream)
                .map(Class::getName)
                .collect(Collectors.toSet());
        Set<String> existing = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.tandem.loss", "dev.tandem.metric", "dev.tandem.optimizer")
                        .stream()
                        .filter(type -> type.isRecord()
                                && Stream.of(Loss.class, Metric.class, Optimizer.class, Schedule.class)
                                        .anyMatch(type::isAssignableTo))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        existing.removeAll(Set.of("dev.tandem.loss.CustomLoss", "dev.tandem.metric.FunctionMean"));

        assertThat(existing).isNotEmpty();
        assertThat(known).containsAll(existing);
    }
}
