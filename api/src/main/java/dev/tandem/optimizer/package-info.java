/**
 * Optimizers as values, and what they remember of the parameters that they change: {@link dev.tandem.optimizer.Optimizer} and
 * {@link dev.tandem.optimizer.OptimizerState}; learning rates that change with the step are in {@code optimizer.schedule}. May
 * use {@code backend}, {@code function}, {@code tensor}, {@code ops}, {@code type} and {@code error}.
 */
package dev.tandem.optimizer;
