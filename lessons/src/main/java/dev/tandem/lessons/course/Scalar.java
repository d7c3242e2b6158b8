package dev.tandem.lessons.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A number that remembers how it was computed, and so can tell its gradient: all of automatic differentiation on a page.
 *
 * <p>Each operation stands beside its derivative. Going back from the result, every number hands its gradient on to those it
 * was computed from, times the derivative of the operation: the chain rule. After micrograd (Karpathy, 2020).
 */
final class Scalar {
    private final double value;
    private final List<Scalar> inputs;
    private final Runnable backward;
    private double gradient;

    // region remember
    private Scalar(double value, List<Scalar> inputs, BackwardRule rule) {
        this.value = value;
        this.inputs = inputs;
        this.backward = () -> rule.handOn(gradient);
    }
    // endregion

    /** What an operation does with the gradient of its result: hands it on to its inputs. */
    @FunctionalInterface
    private interface BackwardRule {
        void handOn(double gradient);
    }

    /** A number to begin with. */
    static Scalar of(double value) {
        return new Scalar(value, List.of(), gradient -> {});
    }

    double value() {
        return value;
    }

    /** ∂result/∂this, after {@link #backward()} was called on the result. */
    double gradient() {
        return gradient;
    }

    // region operations
    /** a + b: both get all of the gradient. */
    Scalar add(Scalar other) {
        return new Scalar(value + other.value, List.of(this, other), gradient -> {
            this.gradient += gradient;
            other.gradient += gradient;
        });
    }

    /** a·b: each gets the gradient times the other. */
    Scalar multiply(Scalar other) {
        return new Scalar(value * other.value, List.of(this, other), gradient -> {
            this.gradient += gradient * other.value;
            other.gradient += gradient * value;
        });
    }
    // endregion

    /** aⁿ: n·aⁿ⁻¹. */
    Scalar power(double exponent) {
        return new Scalar(
                Math.pow(value, exponent),
                List.of(this),
                gradient -> this.gradient += gradient * exponent * Math.pow(value, exponent - 1));
    }

    /** eᵃ: itself. */
    Scalar exp() {
        double result = Math.exp(value);
        return new Scalar(result, List.of(this), gradient -> this.gradient += gradient * result);
    }

    /** ln a: 1/a. */
    Scalar log() {
        return new Scalar(Math.log(value), List.of(this), gradient -> this.gradient += gradient / value);
    }

    /** tanh a: 1 − tanh² a. */
    Scalar tanh() {
        double result = Math.tanh(value);
        return new Scalar(result, List.of(this), gradient -> this.gradient += gradient * (1 - result * result));
    }

    /** −a. */
    Scalar negate() {
        return multiply(of(-1));
    }

    /** a − b. */
    Scalar subtract(Scalar other) {
        return add(other.negate());
    }

    /** a/b. */
    Scalar divide(Scalar other) {
        return multiply(other.power(-1));
    }

    // region backward
    /** Finds the gradient of this by every number that it was computed from: each after all that use it. */
    void backward() {
        List<Scalar> order = new ArrayList<>();
        visit(order, new HashSet<>());
        Collections.reverse(order);
        gradient = 1;
        order.forEach(scalar -> scalar.backward.run());
    }

    private void visit(List<Scalar> order, Set<Scalar> seen) {
        if (seen.add(this)) {
            inputs.forEach(input -> input.visit(order, seen));
            order.add(this);
        }
    }
    // endregion
}
