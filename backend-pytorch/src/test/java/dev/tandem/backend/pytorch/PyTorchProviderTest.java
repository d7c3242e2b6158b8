package dev.tandem.backend.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.InvalidArgumentException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PyTorchProviderTest {
    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(BackendProvider.class))
                .extracting(BackendProvider::name)
                .contains("pytorch");
    }

    @Test
    void namesTheDevicesThatThereAre() {
        assertThatThrownBy(() -> new PyTorchProvider().open(new EngineSettings(Device.parse("gpu:99"), 1)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("gpu:99")
                .hasMessageContaining("cpu");
    }

    @Test
    void usesTheThreadsAskedFor() {
        try (Engine engine = new PyTorchProvider().open(new EngineSettings(Device.CPU, 1))) {
            assertThat(engine.info().threads()).isEqualTo(1);
            assertThat(engine.info().version()).isEqualTo("2.7.1");
        }
    }
}
