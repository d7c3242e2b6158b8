/**
 * Setting two runs side by side: what a run recorded, the differences, a verdict by a named tolerance, and running in step.
 * May use {@code train}, {@code function}, {@code tensor}, {@code type} and {@code error}.
 */
package dev.tandem.compare;
