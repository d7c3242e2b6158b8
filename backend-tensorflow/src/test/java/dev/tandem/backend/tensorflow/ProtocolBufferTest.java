package dev.tandem.backend.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RunOptions;

class ProtocolBufferTest {

    @Test
    void settingsReadAsTensorFlowsOwnMessages() throws Exception {
        ConfigProto config = ConfigProto.parseFrom(new SessionSettings(300, false, false).config());
        assertThat(config.getIntraOpParallelismThreads()).isEqualTo(300);
        assertThat(config.getInterOpParallelismThreads()).isEqualTo(300);
        assertThat(config.getAllowSoftPlacement()).isTrue();
        assertThat(config.getGpuOptions().getAllowGrowth()).isTrue();
        assertThat(config.getDeviceCountMap()).containsEntry("GPU", 0);
        assertThat(config.getGraphOptions().getOptimizerOptions().getOptLevel()).isEqualTo(OptimizerOptions.Level.L0);
        assertThat(config.getGraphOptions().getRewriteOptions().getDisableMetaOptimizer())
                .isTrue();
    }

    @Test
    void anOptimisedGraphOnAGraphicsCardKeepsTensorFlowsDefaults() throws Exception {
        ConfigProto config = ConfigProto.parseFrom(new SessionSettings(2, true, true).config());
        assertThat(config.getDeviceCountMap()).isEmpty();
        assertThat(config.hasGraphOptions()).isFalse();
    }

    @Test
    void runsOnTheCallingThread() throws Exception {
        RunOptions options = RunOptions.parseFrom(new SessionSettings(2, true, false).runOptions());
        assertThat(options.getInterOpThreadPool()).isEqualTo(-1);
    }
}
