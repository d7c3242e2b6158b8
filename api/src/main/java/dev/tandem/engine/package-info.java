/**
 * What an engine must be able to do, as a service: open, take values in, run graphs, give values back. A new backend
 * implements {@link dev.tandem.engine.BackendProvider}, {@link dev.tandem.engine.Engine}, {@link dev.tandem.engine.Program} and
 * {@link dev.tandem.engine.EngineTensor}. May use {@code graph}, {@code ops}, {@code type} and {@code error}.
 */
package dev.tandem.engine;
