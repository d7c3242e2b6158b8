/**
 * Layers and what is built of them: the contracts ({@link dev.tandem.nn.Layer}, {@link dev.tandem.nn.LayerCall}), compositions
 * ({@link dev.tandem.nn.Sequential}, {@link dev.tandem.nn.Functional}) and {@link dev.tandem.nn.Network networks} with parameters
 * on a backend; the layers themselves are in {@code nn.layer}. May use {@code backend}, {@code function}, {@code
 * gradient}, {@code graph}, {@code tensor}, {@code ops}, {@code random}, {@code type} and {@code error}.
 */
package dev.tandem.nn;
