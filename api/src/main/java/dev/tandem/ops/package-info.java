/**
 * The backend-neutral vocabulary: {@link dev.tandem.ops.Ops}, a method an operation, and {@link dev.tandem.ops.TypeOps},
 * the interpreter that rejects bad calls. May use {@code dev.tandem.type} and {@code dev.tandem.error}; knows no engine.
 */
package dev.tandem.ops;
