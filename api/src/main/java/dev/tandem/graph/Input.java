package dev.tandem.graph;

/**
 * A value that the caller brings.
 *
 * @param position its place among the graph's inputs
 */
public record Input(int position) implements Operation {
    @Override
    public String name() {
        return "input";
    }
}
