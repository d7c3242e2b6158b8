/**
 * Metrics: what is reported beside the loss, with the equations of Keras 3; {@link dev.tandem.metric.Metric} is the contract,
 * sums over batches and a function of them, {@link dev.tandem.metric.MetricState} adds the sums up. May use {@code loss}, {@code
 * tensor}, {@code ops}, {@code type} and {@code error}.
 */
package dev.tandem.metric;
