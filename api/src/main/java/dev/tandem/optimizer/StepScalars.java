package dev.tandem.optimizer;

import dev.tandem.tensor.Tensor;
import java.util.List;

/**
 * What all parameters of a group have in common in one step: single numbers of the parameters' dtype.
 *
 * @param learningRate of this step and group
 * @param number of this step, t: 1 for the first
 * @param shared the values of the rule's shared slots
 */
public record StepScalars(Tensor learningRate, Tensor number, List<Tensor> shared) {
    /** 1 − βᵗ, written as −expm1(t·ln β): of 0.999¹, a subtraction in float32 would leave five digits. */
    public Tensor oneMinusPower(double beta) {
        return number.multiply(Math.log(beta)).expm1().negate();
    }
}
