/**
 * Experiments of many runs: every setting of a grid with every seed, on several threads, kept as they come, so that an experiment
 * that was ended goes on where it stopped. May use {@code error} and nothing else of Tandem.
 */
package dev.tandem.sweep;
