/**
 * Running tensors on an engine: eager operations, functions traced once and compiled, variables, random draws, and the
 * lifetime of native memory. May use {@code tensor}, {@code gradient}, {@code engine}, {@code graph}, {@code random}.
 */
package dev.tandem.function;
