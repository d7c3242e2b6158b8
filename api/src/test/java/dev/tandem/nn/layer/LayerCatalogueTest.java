package dev.tandem.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.contract.LayerCase;
import dev.tandem.contract.LayerCatalogue;
import dev.tandem.nn.Layer;
import dev.tandem.nn.NamedLayer;
import dev.tandem.nn.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No layer without a case in the catalogue. */
class LayerCatalogueTest {
    /** What is in the package and is no layer itself. */
    private static final Set<String> HELPERS = Set.of(
            "ConvolutionCheck",
            "LayerCheck",
            "Masks",
            "MergeLayer",
            "Normalization",
            "Padding1D",
            "Recurrence",
            "RecurrentLayer",
            "Unrolled",
            "package-info");

    @Test
    void everyLayerOfThePackageHasACase() throws IOException {
        Set<String> files;
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/tandem/nn/layer"))) {
            files = sources.map(path -> path.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        files.removeAll(HELPERS);
        assertThat(LayerCatalogue.all().stream()
                        .map(LayerCase::layer)
                        .flatMap(LayerCatalogueTest::parts)
                        .map(Layer::type))
                .containsAll(files);
    }

    private static Stream<Layer> parts(Layer layer) {
        return layer instanceof Sequential sequential
                ? sequential.layers().stream().map(NamedLayer::layer)
                : Stream.of(layer);
    }

    @Test
    void namesAreThoseOfKeras() {
        assertThat(List.of(
                        Conv2DTranspose.of(1, 1).defaultName(),
                        GlobalAveragePooling1D.of().defaultName(),
                        SimpleRNN.of(1).defaultName(),
                        LSTM.of(1).defaultName(),
                        MultiHeadAttention.of(1, 1).defaultName(),
                        ActivationLayer.of(dev.tandem.nn.Activation.RELU).defaultName()))
                .containsExactly(
                        "conv2d_transpose",
                        "global_average_pooling1d",
                        "simple_rnn",
                        "lstm",
                        "multi_head_attention",
                        "activation");
    }
}
