package dev.tandem.backend.tensorflow;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RunOptions;

/**
 * How a session prepares and runs its graph.
 *
 * @param threads threads inside a kernel. TensorFlow makes one pool a process: the first session decides
 * @param optimize whether TensorFlow rewrites the graph before its first run (milliseconds, worth it only when the
 *     program has several operations and is run often)
 * @param inline whether operations run one after the other on the calling thread, which saves handing each to a pool
 * @param gpu whether the session may use graphics cards; if not, it leaves them alone
 */
record SessionSettings(int threads, boolean optimize, boolean inline, boolean gpu) {

    byte[] config() {
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
        if (!gpu) {
            config.putDeviceCount("GPU", 0);
        }
        if (!optimize) {
            config.setGraphOptions(GraphOptions.newBuilder()
                    .setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)));
        }
        return config.build().toByteArray();
    }

    byte[] runOptions() {
        return RunOptions.newBuilder().setInterOpThreadPool(inline ? -1 : 0).build().toByteArray();
    }
}
