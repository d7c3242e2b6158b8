/** Networks as ONNX: Tandem's operations in the words of ONNX's, and the file around them, in ONNX's own schema. */
package dev.tandem.export.onnx;
