package dev.tandem.graph;

/** What a {@link Node} stands for: an input, a call of the {@link dev.tandem.ops.Ops} vocabulary, or a gradient. */
public sealed interface Operation permits Input, Call, Gradient {
    /** The name as in {@code Ops}: {@code matmul}. */
    String name();
}
