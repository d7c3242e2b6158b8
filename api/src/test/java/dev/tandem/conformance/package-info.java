/**
 * What every backend has to do: a plain-Java oracle ({@link dev.tandem.conformance.ReferenceOps}), a catalogue of contracts for
 * every operation, and the suite ({@code ConformanceSuite}) that a backend extends with an empty hand.
 * Published as a test-jar. May use everything below the user-level API, and no engine.
 */
package dev.tandem.conformance;
