/**
 * The first values of parameters, drawn on the Java side from the engine-neutral generator. May use {@code random}, {@code
 * type} and {@code error}.
 */
package dev.tandem.nn.initializer;
