package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.io.SafeTensors;
import dev.tandem.nn.Network;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that another framework made, beside the scripts that made them, and what it makes of an example. */
final class Golden {
    private Golden() {}

    /** A file of the test resources, as one on the disk. */
    static Path file(Path folder, String name) {
        Path file = folder.resolve(name);
        try (InputStream in = Golden.class.getResourceAsStream("/dev/tandem/weights/" + name)) {
            assertThat(in).as(name).isNotNull();
            Files.copy(in, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** That a network puts out what the other framework did, to 1e-5. */
    static void requireSameOutput(Network network, Path folder, String example) {
        SafeTensors tensors = SafeTensors.read(file(folder, example + "-example.safetensors"));
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; tensors.tensors().containsKey("input_" + i); i++) {
            inputs.add(network.backend().tensor(tensors.tensors().get("input_" + i)));
        }
        TensorData expected = tensors.tensors().get("output");
        try (Tensor output = network.call(inputs.toArray(Tensor[]::new))) {
            assertThat(output.shape()).isEqualTo(expected.shape());
            assertThat(output.data().toDoubles()).containsExactly(expected.toDoubles(), within(1e-5));
        } finally {
            inputs.forEach(Tensor::close);
        }
    }
}
