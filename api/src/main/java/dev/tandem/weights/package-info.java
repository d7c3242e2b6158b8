/**
 * Parameters of networks out of files: by name ({@link dev.tandem.weights.Weights}), of PyTorch ({@link dev.tandem.weights.StateDict}),
 * of Keras ({@link dev.tandem.weights.KerasWeights}), with a report of what fitted. May use {@code nn}, {@code io}, {@code function},
 * {@code type} and {@code error}.
 */
package dev.tandem.weights;
