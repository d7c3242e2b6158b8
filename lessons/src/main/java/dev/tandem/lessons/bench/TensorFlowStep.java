package dev.tandem.lessons.bench;

import dev.tandem.lessons.bench.Workload.Place;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

/** The step as one would write it by hand for TensorFlow Java: a graph with variables updated in place, one run a step. */
final class TensorFlowStep implements TrainingProgram {
    /** Runs operations on the calling thread, which suits small graphs best. */
    private static final int CALLING_THREAD = -1;

    private final Graph graph = new Graph();
    private final Session session;
    private final TFloat32 x;
    private final TFloat32 y;
    private final Placeholder<TFloat32> examples;
    private final Placeholder<TFloat32> labels;
    private final Operand<TFloat32> loss;
    private final List<Variable<TFloat32>> variables = new ArrayList<>();
    private final List<Op> initializers = new ArrayList<>();
    private final List<Op> updates = new ArrayList<>();
    private final RunOptions options;

    TensorFlowStep(Workload workload, int threads) {
        Ops tf = Ops.create(graph);
        Shape inputs = shape(workload.input().insert(0, workload.batch()));
        Shape classes = Shape.of(workload.batch(), workload.classes());
        x = TFloat32.tensorOf(inputs, DataBuffers.of(workload.examples(workload.batch())));
        y = TFloat32.tensorOf(classes, DataBuffers.of(workload.labels()));
        examples = tf.placeholder(TFloat32.class, Placeholder.shape(inputs));
        labels = tf.placeholder(TFloat32.class, Placeholder.shape(classes));
        Operand<TFloat32> hidden = examples;
        for (Place place : workload.places()) {
            hidden = forward(tf, place, hidden);
        }
        loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(hidden, labels).loss(), tf.constant(0));
        Gradients gradients = tf.gradients(loss, variables);
        Operand<TFloat32> rate = tf.constant(Workload.LEARNING_RATE);
        for (int i = 0; i < variables.size(); i++) {
            updates.add(tf.train.applyGradientDescent(variables.get(i), rate, gradients.dy(i)));
        }
        session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(threads)
                        .build());
        options = RunOptions.newBuilder().setInterOpThreadPool(CALLING_THREAD).build();
        Session.Runner initialize = session.runner();
        initializers.forEach(initialize::addTarget);
        initialize.run().close();
    }

    private Operand<TFloat32> forward(Ops tf, Place place, Operand<TFloat32> x) {
        if (place.block() instanceof Block.MaxPool pool) {
            return maxPool(tf, x, pool.size());
        }
        if (place.block() instanceof Block.Flatten) {
            return tf.reshape(x, tf.array(-1L, place.input().elementCount()));
        }
        Shape shape = shape(place.kernelShape());
        Variable<TFloat32> kernel = tf.variable(shape, TFloat32.class);
        Variable<TFloat32> bias = tf.variable(Shape.of(place.outputs()), TFloat32.class);
        initializers.add(tf.assign(kernel, tf.constant(TFloat32.tensorOf(shape, DataBuffers.of(place.kernel())))));
        initializers.add(tf.assign(bias, tf.zeros(tf.array(place.outputs()), TFloat32.class)));
        variables.add(kernel);
        variables.add(bias);
        Operand<TFloat32> product = place.block() instanceof Block.Dense
                ? tf.linalg.matMul(x, kernel)
                : tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "VALID");
        Operand<TFloat32> result = tf.nn.biasAdd(product, bias);
        return place.weighted().activated() ? tf.nn.relu(result) : result;
    }

    /** With the older of TensorFlow's two operations of this name: the one that TensorFlow Java offers has no fast kernel. */
    private Operand<TFloat32> maxPool(Ops tf, Operand<TFloat32> x, int size) {
        long[] window = {1, size, size, 1};
        return graph.opBuilder("MaxPool", "pool" + variables.size(), tf.scope())
                .addInput(x.asOutput())
                .setAttr("ksize", window)
                .setAttr("strides", window)
                .setAttr("padding", "VALID")
                .build()
                .output(0);
    }

    private static Shape shape(dev.tandem.type.Shape shape) {
        return Shape.of(shape.toArray());
    }

    @Override
    public double run() {
        Session.Runner runner = session.runner()
                .setOptions(options)
                .feed(examples, x)
                .feed(labels, y)
                .fetch(loss);
        updates.forEach(runner::addTarget);
        try (Result result = runner.run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
        x.close();
        y.close();
    }
}
