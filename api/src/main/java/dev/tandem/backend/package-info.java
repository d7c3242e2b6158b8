/**
 * The way in: {@link dev.tandem.backend.Backends} opens a {@link dev.tandem.backend.Backend}, which makes tensors, variables and
 * functions. May use everything below it; engines are found as services and never named here.
 */
package dev.tandem.backend;
