/**
 * What users compute with: {@link dev.tandem.tensor.Tensor} and its lifetime ({@link dev.tandem.tensor.TensorScope}). May use
 * {@code ops}, {@code type} and {@code error}; who computes a tensor stays behind {@link dev.tandem.tensor.TensorValue}.
 */
package dev.tandem.tensor;
