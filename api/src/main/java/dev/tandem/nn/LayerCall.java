package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.error.TandemException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** What a layer is given while it computes: its parameters, random draws, masks, and the layers inside of it. */
public final class LayerCall {
    private final Run run;
    private final String path;

    private LayerCall(Run run, String path) {
        this.run = run;
        this.path = path;
    }

    /** One pass through a whole network. */
    static final class Run {
        private final LayerState state;
        private final boolean training;
        private final IdentityHashMap<Tensor, Tensor> masks = new IdentityHashMap<>();
        private final List<Tensor> losses = new ArrayList<>();

        Run(LayerState state, boolean training) {
            this.state = state;
            this.training = training;
        }

        /** What layers added to the loss. */
        List<Tensor> losses() {
            return losses;
        }

        /** Which time steps of a tensor count; empty if all do. */
        Optional<Tensor> mask(Tensor x) {
            return Optional.ofNullable(masks.get(x));
        }

        /** Calls the outermost layer, which has no name of its own. */
        List<Tensor> call(Layer layer, List<Tensor> inputs) {
            return new LayerCall(this, "").inside(layer, inputs);
        }

        /** Calls a layer by its whole path. */
        List<Tensor> call(String path, Layer layer, List<Tensor> inputs) {
            return new LayerCall(this, path + "/").inside(layer, inputs);
        }
    }

    /** Whether this is training: dropout drops, batch normalization looks at the batch. */
    public boolean training() {
        return run.training;
    }

    /** The floating dtype of the network. */
    public DType dtype() {
        return run.state.dtype();
    }

    /**
     * The value that a parameter has now.
     *
     * @param name as it was declared
     * @throws InvalidArgumentException if none was declared under that name
     */
    public Tensor parameter(String name) {
        return run.state.parameter(path + name);
    }

    /**
     * Gives a parameter another value: for state such as a moving mean.
     *
     * @param value of the parameter's shape and dtype
     */
    public void assign(String name, Tensor value) {
        run.state.assign(path + name, value);
    }

    /**
     * Whether a parameter was frozen: a layer that keeps statistics then leaves them alone.
     *
     * @param name as it was declared
     */
    public boolean frozen(String name) {
        return run.state.frozen(path + name);
    }

    /** Random draws of this layer's own stream. */
    public RandomDraws random() {
        return run.state.random(path);
    }

    /** A tensor of these values. */
    public Tensor constant(TensorData data) {
        return run.state.constant(data);
    }

    /** Adds a number to the loss that is trained on, such as a penalty on what this layer puts out. */
    public void addLoss(Tensor loss) {
        if (loss.rank() != 0 || loss.dtype() != dtype()) {
            throw new ShapeMismatchException("addLoss: got " + loss.type() + "; expected a single number, " + dtype()
                    + "[]: take its sum or mean");
        }
        run.losses.add(loss);
    }

    /** Which time steps of a tensor count: bool [batch, time]; empty if all do. */
    public Optional<Tensor> mask(Tensor x) {
        return run.mask(x);
    }

    /**
     * Says which time steps of a tensor count, to the layers that it goes to.
     *
     * @param mask bool [batch, time]
     */
    public void mask(Tensor x, Tensor mask) {
        TensorType expected = new TensorType(x.shape().range(0, Math.min(2, x.rank())), DType.BOOL);
        if (!mask.type().equals(expected)) {
            throw new ShapeMismatchException("mask: got " + mask.type() + " for " + x.type() + "; expected " + expected
                    + ": one for each time step");
        }
        run.masks.put(x, mask);
    }

    /** Calls a layer inside of this one, that was declared under that name. */
    public Tensor layer(String name, Layer layer, Tensor... inputs) {
        List<Tensor> outputs = layer(name, layer, List.of(inputs));
        if (outputs.size() != 1) {
            throw new InvalidArgumentException("the layer '" + path + name + "' (" + layer.type() + ") has "
                    + outputs.size() + " outputs; expected one: call it with a list of tensors");
        }
        return outputs.get(0);
    }

    /** Calls a layer inside of this one, that was declared under that name. */
    public List<Tensor> layer(String name, Layer layer, List<Tensor> inputs) {
        return new LayerCall(run, path + name + "/").inside(layer, inputs);
    }

    private List<Tensor> inside(Layer layer, List<Tensor> inputs) {
        long before = run.state.flops();
        List<Tensor> outputs;
        try {
            outputs = layer.call(this, inputs);
        } catch (TandemException e) {
            if (!path.isEmpty()) {
                e.happenedIn(describe(path, layer));
            }
            throw e;
        }
        passMask(layer, inputs, outputs);
        run.state.called(new Visit(path, layer, inputs, outputs, run.state.flops() - before));
        return outputs;
    }

    private void passMask(Layer layer, List<Tensor> inputs, List<Tensor> outputs) {
        if (layer.passesMask() && inputs.size() == 1 && outputs.size() == 1) {
            Tensor mask = run.masks.get(inputs.get(0));
            if (mask != null) {
                run.masks.putIfAbsent(outputs.get(0), mask);
            }
        }
    }

    /** As error messages name a layer. */
    static String describe(String path, Layer layer) {
        String inner = path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1);
        return "layer '" + inner + "' (" + layer.type() + ")";
    }
}
