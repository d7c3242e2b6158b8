package dev.tandem.nn;

import dev.tandem.function.Variable;
import dev.tandem.type.Shape;

/** A parameter of a network: a variable, and what its layer said of it. */
public final class Parameter {
    private final ParameterSpec spec;
    private final Variable variable;
    private volatile boolean frozen;

    Parameter(ParameterSpec spec, Variable variable) {
        this.spec = spec;
        this.variable = variable;
    }

    /** The layer's name and its own: {@code dense/kernel}. */
    public String name() {
        return spec.name();
    }

    /** Its shape, which never changes. */
    public Shape shape() {
        return spec.shape();
    }

    /** Where its value is. */
    public Variable variable() {
        return variable;
    }

    /** How it started, what holds it small, and within which bounds it stays. */
    public WeightConfig weight() {
        return spec.weight();
    }

    /** Whether training changes it by its gradient: not if it is a layer's state, or frozen. */
    public boolean trainable() {
        return spec.trainable() && !frozen;
    }

    /** Whether training was kept away from it by {@link Network#freeze}. */
    public boolean frozen() {
        return frozen;
    }

    void freeze(boolean value) {
        frozen = value;
    }

    @Override
    public String toString() {
        return name() + " " + variable.type();
    }
}
