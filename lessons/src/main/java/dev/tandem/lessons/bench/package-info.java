/**
 * The benchmark: a training step in Tandem against the same step written by hand for each engine, in one run. The only place
 * outside of the backends that names an engine, in order to compete with it.
 */
package dev.tandem.lessons.bench;
