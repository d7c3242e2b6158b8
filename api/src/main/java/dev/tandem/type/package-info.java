/**
 * What a tensor is, apart from who computes it: {@link dev.tandem.type.Shape}, {@link dev.tandem.type.DType} and values on
 * the Java side ({@link dev.tandem.type.TensorData}). May use {@code dev.tandem.error} only.
 */
package dev.tandem.type;
