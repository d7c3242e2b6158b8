/**
 * The seam on TensorFlow Java: every operation as a TensorFlow kernel, every graph as one session.
 *
 * <p>May use {@code dev.tandem} api packages and TensorFlow's C API as published by {@code tensorflow-core-native};
 * nothing above the seam may import it.
 */
package dev.tandem.backend.tensorflow;
