package dev.tandem.optimizer;

import dev.tandem.backend.Backend;
import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.function.Variable;
import dev.tandem.optimizer.SlotRule.Formula;
import dev.tandem.optimizer.SlotRule.Slot;
import dev.tandem.optimizer.SlotRule.Update;
import dev.tandem.optimizer.schedule.Constant;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorScope;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An optimizer at work on certain parameters: the number of steps, the learning rate, and the slots, all of them variables.
 *
 * <p>{@link #apply(Gradients)} is called inside of the function that computes the gradients, so that a whole training step is one
 * native call; nothing that changes from step to step, the learning rate included, makes it compile anew. It may be called eagerly
 * too. It is used by one thread at a time.
 */
public final class OptimizerState implements AutoCloseable {
    /** A parameter with what is remembered of it. */
    private record Member(Variable parameter, ParameterGroup group, List<Variable> slots, Optional<Variable> average) {}

    private final Optimizer optimizer;
    private final Backend backend;
    private final DType dtype;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Variable iterations;
    /** Only of a learning rate that is constant, and can be set therefore; in float64, so as to be read as it was set. */
    private final Optional<Variable> learningRate;

    private final List<Variable> shared;
    private final List<Member> members = new ArrayList<>();

    OptimizerState(Optimizer optimizer, Backend backend, List<Variable> parameters) {
        this.optimizer = optimizer;
        this.backend = backend;
        this.dtype = dtypeOf(optimizer, parameters);
        requireNamesThatDiffer(optimizer, parameters);
        this.iterations = variable("iterations", TensorData.scalar(DType.INT64, 0));
        this.learningRate = optimizer.learningRate() instanceof Constant constant
                ? Optional.of(variable("learning_rate", TensorData.scalar(DType.FLOAT64, constant.learningRate())))
                : Optional.empty();
        SlotRule rule = optimizer.rule();
        this.shared =
                rule.sharedSlots().stream().map(slot -> variable("", slot)).toList();
        for (Variable parameter : parameters) {
            String path = parameter.name() + "/";
            List<Variable> slots = rule.slots(parameter.shape()).stream()
                    .map(slot -> variable(path, slot))
                    .toList();
            Optional<Variable> average =
                    optimizer.options().average().map(any -> variable(path, Slot.zeros("average", parameter.shape())));
            members.add(new Member(parameter, optimizer.options().groupOf(parameter.name()), slots, average));
        }
    }

    private static DType dtypeOf(Optimizer optimizer, List<Variable> parameters) {
        OptimizerCheck.require(
                !parameters.isEmpty(), optimizer.name(), "there are no parameters; expected one or more to optimize");
        DType dtype = parameters.get(0).dtype();
        for (Variable parameter : parameters) {
            if (!parameter.dtype().isFloating() || parameter.dtype() != dtype) {
                throw new DTypeMismatchException(optimizer.name() + ": the parameter '" + parameter.name() + "' is "
                        + parameter.type() + "; expected parameters of one floating dtype"
                        + (dtype.isFloating() ? ", here " + dtype : "") + ": optimize others apart");
            }
        }
        return dtype;
    }

    private static void requireNamesThatDiffer(Optimizer optimizer, List<Variable> parameters) {
        Set<String> names = new HashSet<>();
        for (Variable parameter : parameters) {
            OptimizerCheck.require(
                    names.add(parameter.name()),
                    optimizer.name(),
                    "there are two parameters '" + parameter.name()
                            + "'; expected names that differ: what is remembered of them is named after them");
        }
    }

    private Variable variable(String path, Slot slot) {
        return variable(path + slot.name(), TensorData.filled(new TensorType(slot.shape(), dtype), slot.initial()));
    }

    private Variable variable(String path, TensorData initial) {
        Variable variable = backend.variable(optimizer.name() + "/" + path, initial);
        variables.put(variable.name(), variable);
        return variable;
    }

    /** The optimizer that it works by. */
    public Optimizer optimizer() {
        return optimizer;
    }

    /** The parameters that it changes. */
    public List<Variable> parameters() {
        return members.stream().map(Member::parameter).toList();
    }

    /**
     * Everything that it remembers, by name, for a checkpoint: {@code adam/iterations}, {@code adam/dense/kernel/momentum}. To
     * restore it, assign their values.
     */
    public Map<String, Variable> variables() {
        return Collections.unmodifiableMap(variables);
    }

    /** How many steps have been taken. */
    public long iterations() {
        return iterations.data().getLong(0);
    }

    /** The learning rate of the step to come. */
    public double learningRate() {
        return learningRate
                .map(variable -> variable.data().getDouble(0))
                .orElseGet(() -> optimizer.learningRate().at(iterations()));
    }

    /**
     * Sets the learning rate from the next step on; called between steps, not inside of a function.
     *
     * @throws InvalidArgumentException if it is negative or not finite, or if a schedule gives the learning rate
     */
    public void setLearningRate(double value) {
        TensorData data = TensorData.scalar(DType.FLOAT64, new Constant(value).learningRate());
        learningRate
                .orElseThrow(
                        () -> new InvalidArgumentException(optimizer.name() + ": the learning rate was to be set to "
                                + value + " but follows " + optimizer.learningRate()
                                + "; expected a constant one: give the optimizer a number"))
                .assign(data);
    }

    /** Takes a step along gradients that were asked for by these parameters. */
    public void apply(Gradients gradients) {
        apply(members.stream().map(member -> gradients.of(member.parameter())).toList());
    }

    /**
     * Takes a step: assigns parameters and slots.
     *
     * @param gradients one for each parameter, in their order, of its shape and dtype
     * @throws InvalidArgumentException if their number is another
     * @throws ShapeMismatchException if a shape is another
     * @throws DTypeMismatchException if a dtype is another
     */
    @SuppressWarnings("try") // The scope does its work by being closed: it frees what eager operations leave behind.
    public void apply(List<Tensor> gradients) {
        requireFitting(gradients);
        OptimizerOptions options = optimizer.options();
        SlotRule rule = optimizer.rule();
        try (TensorScope scope = TensorScope.open()) {
            Tensor before = iterations.tensor();
            Tensor after = before.add(1);
            Tensor number = after.cast(dtype);
            Tensor rate = learningRate
                    .map(variable -> variable.tensor().cast(dtype))
                    .orElseGet(() -> optimizer.learningRate().at(before.cast(dtype)));
            List<Tensor> sharedBefore = tensors(shared);
            List<Tensor> sharedNow = rule.advance(new StepScalars(rate, number, sharedBefore));
            Map<Double, StepScalars> scalars = new HashMap<>();
            Map<Double, Formula> formulas = new HashMap<>();
            List<Tensor> clipped = options.clipping().clip(gradients);
            for (int i = 0; i < members.size(); i++) {
                Member member = members.get(i);
                double multiplier = member.group().learningRateMultiplier();
                StepScalars step = scalars.computeIfAbsent(
                        multiplier, m -> new StepScalars(m == 1 ? rate : rate.multiply(m), number, sharedNow));
                Formula formula = formulas.computeIfAbsent(multiplier, m -> rule.formula(step));
                Tensor decayed = decayed(member, step.learningRate());
                Update update = formula.update(clipped.get(i), decayed, tensors(member.slots()));
                assign(member.slots(), update.slots());
                member.parameter().assign(averaged(member, update.value(), before, after));
            }
            assign(shared, sharedNow);
            iterations.assign(after);
        }
    }

    /** The value after w ← w − w·learningRate·weightDecay. */
    private Tensor decayed(Member member, Tensor rate) {
        Tensor value = member.parameter().tensor();
        double decay = member.group().weightDecay().orElse(optimizer.options().weightDecay());
        return decay == 0 ? value : value.subtract(value.multiply(rate.multiply(decay)));
    }

    /** Brings the average up to date; the value that the parameter gets. */
    private Tensor averaged(Member member, Tensor value, Tensor before, Tensor after) {
        if (member.average().isEmpty()) {
            return value;
        }
        WeightAverage settings = optimizer.options().average().orElseThrow();
        Variable average = member.average().get();
        // What joins the average: all of the value after the first step.
        Tensor keep = before.notEqual(0).cast(dtype).multiply(settings.momentum());
        Tensor old = average.tensor();
        Tensor mean = value.add(old.subtract(value).multiply(keep));
        average.assign(mean);
        if (settings.overwriteEvery() == 0) {
            return value;
        }
        return mean.where(after.mod(settings.overwriteEvery()).equal(0), value);
    }

    /** Gives the parameters their averages, if these are kept and a step has been taken: the end of a training. */
    public void finish() {
        if (iterations() > 0) {
            members.forEach(member ->
                    member.average().ifPresent(average -> member.parameter().assign(average.data())));
        }
    }

    private void requireFitting(List<Tensor> gradients) {
        if (gradients.size() != members.size()) {
            throw new InvalidArgumentException(optimizer.name() + ": got " + gradients.size() + " gradients; expected "
                    + members.size() + ", one for each parameter");
        }
        for (int i = 0; i < members.size(); i++) {
            Variable parameter = members.get(i).parameter();
            TensorType given = gradients.get(i).type();
            String message = optimizer.name() + ": the gradient of '" + parameter.name() + "' is " + given
                    + "; expected " + parameter.type() + ", as the parameter";
            if (!given.shape().equals(parameter.shape())) {
                throw new ShapeMismatchException(message + ": give the gradients in the order of parameters()");
            }
            if (given.dtype() != dtype) {
                throw new DTypeMismatchException(message + ": cast it");
            }
        }
    }

    private static List<Tensor> tensors(List<Variable> variables) {
        return variables.stream().map(Variable::tensor).toList();
    }

    private static void assign(List<Variable> variables, List<Tensor> values) {
        for (int i = 0; i < variables.size(); i++) {
            variables.get(i).assign(values.get(i));
        }
    }

    /** Closes what it remembers; the parameters stay. */
    @Override
    public void close() {
        variables.values().forEach(Variable::close);
    }

    @Override
    public String toString() {
        return optimizer + " on " + members.size() + " parameters";
    }
}
