package dev.tandem.backend.pytorch;

import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the text of one TorchScript program, a line an operation.
 *
 * <p>Constants become further arguments of the program, so that they are made once and not at each run.
 */
final class ScriptWriter {
    /** Lines before the first argument, as {@code File ..., line n} counts them in a report. */
    private static final String HEAD = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Net""";

    private static final int HEAD_LINES = 5;

    /** How many operations may stand in a row, see {@link #breakChain}. */
    private static final int LONGEST_CHAIN = 64;

    private final String constantPrefix;
    private final Optional<String> pause;
    private final List<String> arguments = new ArrayList<>();
    private final Map<TensorData, TorchValue> constants = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, String> bounds = new HashMap<>();
    private boolean wanted;
    private boolean recording;
    private int names;
    private int chained;

    /** A program whose constants are arguments. */
    ScriptWriter() {
        this("c", Optional.empty());
    }

    /**
     * A program that is put together elsewhere, of {@link #lines()}.
     *
     * @param constantPrefix before the number of a constant
     * @param pause a statement that changes nothing, for {@link #breakChain}
     */
    ScriptWriter(String constantPrefix, String pause) {
        this(constantPrefix, Optional.of(pause));
    }

    private ScriptWriter(String constantPrefix, Optional<String> pause) {
        this.constantPrefix = constantPrefix;
        this.pause = pause;
    }

    /** A value that the caller brings; all inputs stand before all constants. */
    TorchValue input(TensorType type) {
        TorchValue value = new TorchValue("x" + arguments.size(), type, false);
        arguments.add(value.name());
        return value;
    }

    /** A value known beforehand. */
    TorchValue constant(TensorData data) {
        return constants.computeIfAbsent(data, d -> new TorchValue(constantPrefix + constants.size(), d.type(), false));
    }

    /** Says whether autograd is to record the operations that follow. */
    void record(boolean on) {
        wanted = on;
    }

    /** Whether autograd records an operation on this value now. */
    boolean records(TorchValue x) {
        return wanted && x.tracked();
    }

    /** {@code function(x, ...)}. */
    TorchValue call(TensorType type, String function, TorchValue... operands) {
        StringBuilder text = new StringBuilder(function).append('(');
        for (int i = 0; i < operands.length; i++) {
            text.append(i == 0 ? "" : ", ").append(operands[i]);
        }
        return write(type, text.append(')').toString(), operands);
    }

    /** Any expression; {@code operands} are the values that appear in it. */
    TorchValue write(TensorType type, String expression, TorchValue... operands) {
        return assign(type, expression, follow(operands) && type.dtype().isFloating());
    }

    /** An expression that gives a list of so many tensors of one type. */
    List<TorchValue> elements(TensorType type, int count, String expression, TorchValue... operands) {
        boolean tracked = follow(operands) && type.dtype().isFloating();
        breakChain();
        List<TorchValue> values = new ArrayList<>();
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < count; i++) {
            TorchValue value = new TorchValue(freshName(), type, tracked);
            values.add(value);
            left.append(value).append(", ");
        }
        line(left + "= " + expression);
        return values;
    }

    /** Switches recording as it was wanted, if that makes a difference; whether autograd follows what is computed of these. */
    private boolean follow(TorchValue... operands) {
        boolean tracked = false;
        for (TorchValue operand : operands) {
            tracked |= operand.tracked();
        }
        if (tracked && recording != wanted) {
            switchRecording(wanted);
        }
        return tracked && wanted;
    }

    /** The same value, which autograd does not follow further back. */
    TorchValue detach(TorchValue x) {
        return x.tracked() ? assign(x.type(), "torch.detach(" + x + ")", false) : x;
    }

    /** The same value, from which on autograd records. */
    TorchValue track(TorchValue x) {
        return x.tracked() ? x : assign(x.type(), "torch.requires_grad_(torch.detach(" + x + "), True)", true);
    }

    /** A new name for an expression that is written as it stands. */
    TorchValue assign(TensorType type, String expression, boolean tracked) {
        breakChain();
        TorchValue value = new TorchValue(freshName(), type, tracked);
        line(value + " = " + expression);
        return value;
    }

    String freshName() {
        return "v" + names++;
    }

    /** What has been written so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The constants so far, in the order of their numbers. */
    List<TensorData> constants() {
        return List.copyOf(constants.keySet());
    }

    void line(String text) {
        lines.add(text);
    }

    /** Notes what the operation written last expects of its indices, for the error if it fails. */
    void expectIndices(String operation, long size) {
        bounds.put(lines.size(), operation + ": an index is out of range; expected 0 to " + (size - 1));
    }

    /**
     * libtorch's code generator takes values that are used once and at once for one expression, and descends into it by
     * recursion: some thousand operations in a row overflow the stack and end the process (emitUse in
     * <a href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/runtime/interpreter/code_impl.h">code_impl.h</a>).
     * A statement in between, which says again what holds already, ends the expression.
     */
    private void breakChain() {
        if (++chained > LONGEST_CHAIN) {
            pause.ifPresentOrElse(this::pause, () -> switchRecording(recording));
        }
    }

    private void pause(String statement) {
        chained = 0;
        line(statement);
    }

    private void switchRecording(boolean on) {
        chained = 0;
        line("torch.set_grad_enabled(" + (on ? "True" : "False") + ")");
        recording = on;
    }

    /** The whole program. */
    Script finish(List<TorchValue> outputs) {
        List<TorchValue> results = outputs.stream().map(this::detach).toList();
        if (recording) {
            switchRecording(false);
        }
        StringBuilder text = new StringBuilder(HEAD);
        arguments.forEach(name -> text.append(",\n    ").append(name).append(": Tensor"));
        constants.values().forEach(value -> text.append(",\n    ").append(value).append(": Tensor"));
        text.append(") -> ")
                .append(results.size() == 1 ? "Tensor" : "List[Tensor]")
                .append(":\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("    return ").append(result(results)).append('\n');
        List<TensorType> types = outputs.stream().map(TorchValue::type).toList();
        return new Script(text.toString(), List.copyOf(constants.keySet()), types, indexBounds());
    }

    private static String result(List<TorchValue> results) {
        return switch (results.size()) {
            case 0 -> "annotate(List[Tensor], [])";
            case 1 -> results.get(0).name();
            default -> results.toString();
        };
    }

    private Map<Integer, String> indexBounds() {
        int offset = HEAD_LINES + arguments.size() + constants.size();
        Map<Integer, String> result = new HashMap<>();
        bounds.forEach((line, text) -> result.put(line + offset, text));
        return result;
    }
}
