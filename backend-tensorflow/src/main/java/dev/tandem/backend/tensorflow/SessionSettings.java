package dev.tandem.backend.tensorflow;

/**
 * How a session prepares its graph, as TensorFlow's ConfigProto and RunOptions (tensorflow/core/protobuf/config.proto).
 *
 * @param threads threads inside a kernel. TensorFlow makes one pool a process: the first session decides
 * @param optimize whether TensorFlow rewrites the graph before its first run: tens of milliseconds, worth it only when the
 *     graph has many operations and is run often
 * @param gpu whether the session may use graphics cards; if not, it leaves them alone
 */
record SessionSettings(int threads, boolean optimize, boolean gpu) {

    /** Runs operations one after the other on the calling thread, which costs less than handing each to a pool. */
    private static final int NO_POOL = -1;

    byte[] config() {
        ProtocolBuffer config = new ProtocolBuffer();
        if (!gpu) {
            // device_count["GPU"] = 0
            config.message(1, new ProtocolBuffer().text(1, "GPU").integer(2, 0));
        }
        config.integer(2, threads); // intra_op_parallelism_threads
        config.integer(5, threads); // inter_op_parallelism_threads
        config.message(6, new ProtocolBuffer().flag(4, true)); // gpu_options.allow_growth
        config.flag(7, true); // allow_soft_placement
        if (!optimize) {
            ProtocolBuffer graphOptions = new ProtocolBuffer();
            graphOptions.message(3, new ProtocolBuffer().integer(3, -1)); // optimizer_options.opt_level = L0
            graphOptions.message(10, new ProtocolBuffer().flag(19, true)); // rewrite_options.disable_meta_optimizer
            config.message(10, graphOptions);
        }
        return config.toByteArray();
    }

    byte[] runOptions() {
        return new ProtocolBuffer().integer(3, NO_POOL).toByteArray(); // inter_op_thread_pool
    }
}
