package dev.tandem.graph;

import dev.tandem.ops.Ops;
import java.util.Arrays;
import java.util.List;

/**
 * A method of {@link Ops} with its attributes, ready to be called on any interpreter: the vocabulary as data.
 *
 * <p>Two calls are equal where names and attributes are.
 */
public final class Call implements Operation {
    /** Calls the method on an interpreter with the values of its tensors. */
    abstract static class Invocation {
        abstract <T> T on(Ops<T> ops, List<T> inputs);
    }

    private final String name;
    private final List<Object> attributes;
    private final Invocation invocation;

    Call(String name, Invocation invocation, Object... attributes) {
        this.name = name;
        this.attributes = Arrays.asList(attributes);
        this.invocation = invocation;
    }

    @Override
    public String name() {
        return name;
    }

    /** The arguments that are not tensors, in the method's order. */
    public List<Object> attributes() {
        return attributes;
    }

    /** Calls the method. */
    public <T> T on(Ops<T> ops, List<T> inputs) {
        return invocation.on(ops, inputs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Call call && name.equals(call.name) && attributes.equals(call.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + attributes.hashCode();
    }

    /** As in a listing of a graph: {@code sum[[0], false]}. */
    @Override
    public String toString() {
        return attributes.isEmpty() ? name : name + attributes;
    }
}
