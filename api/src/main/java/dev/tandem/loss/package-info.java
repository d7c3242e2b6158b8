/**
 * Losses: what training makes small, one record each, with the equations of Keras 3; {@link dev.tandem.loss.Loss} is the
 * contract, {@link dev.tandem.loss.Targets} the rules of what fits together. May use {@code tensor}, {@code ops}, {@code type} and
 * {@code error}.
 */
package dev.tandem.loss;
