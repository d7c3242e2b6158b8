/**
 * Assertions on tensors for users' tests, in AssertJ's style; AssertJ is an optional dependency that a test brings. May use
 * {@code compare}, {@code tensor} and {@code type}.
 */
package dev.tandem.assertions;
