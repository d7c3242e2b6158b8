/**
 * Functions as data: {@link dev.tandem.graph.Graph}, its {@link dev.tandem.graph.Node nodes} and the interpreters that record
 * them. May use {@code ops}, {@code type} and {@code error}.
 */
package dev.tandem.graph;
