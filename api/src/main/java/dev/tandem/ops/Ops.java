package dev.tandem.ops;

/**
 * The seam: every operation that Tandem knows, as a method over an unknown kind of value {@code T}.
 *
 * <p>An interpreter gives {@code T} a meaning: shapes and dtypes ({@link TypeOps}), nodes of a graph, TensorFlow operands,
 * TorchScript source, plain Java arrays. A small set of methods is abstract; each of the others has a default made of
 * those, which says exactly what it means and which an interpreter may override with a fused kernel.
 *
 * <p>Arguments are normalised before they arrive: axes count from 0, ascending and distinct; sizes are non-negative; slices
 * have positive steps. Elementwise operations of two values broadcast by NumPy's rules and want equal dtypes.
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface Ops<T> extends MathOps<T>, ReduceOps<T>, ShapeOps<T>, LinalgOps<T>, NnOps<T> {}
