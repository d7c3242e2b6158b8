/**
 * Networks as files of other frameworks: {@link dev.tandem.export.Export} records what a network predicts, and a {@link
 * dev.tandem.export.FormatWriter}, found as a service, translates it; ONNX's is here ({@code export.onnx}), those of TorchScript
 * and of SavedModel are in the backends. May use {@code nn}, {@code function}, {@code graph}, {@code ops}, {@code io}, {@code
 * type} and {@code error}.
 */
package dev.tandem.export;
