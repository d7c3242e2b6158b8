package dev.tandem.graph;

import dev.tandem.type.TensorType;
import java.util.List;

/** One value of a graph: an operation applied to other nodes. */
public final class Node {
    private final int id;
    private final Operation operation;
    private final List<Node> inputs;
    private final TensorType type;

    Node(int id, Operation operation, List<Node> inputs, TensorType type) {
        this.id = id;
        this.operation = operation;
        this.inputs = List.copyOf(inputs);
        this.type = type;
    }

    /** Its place in the order of recording: greater than that of each of its inputs. */
    public int id() {
        return id;
    }

    /** What it stands for. */
    public Operation operation() {
        return operation;
    }

    /** The nodes that it is computed from. */
    public List<Node> inputs() {
        return inputs;
    }

    /** Shape and dtype. */
    public TensorType type() {
        return type;
    }

    @Override
    public String toString() {
        return "%" + id + " = " + operation + " "
                + inputs.stream().map(input -> "%" + input.id).toList() + " : " + type;
    }
}
