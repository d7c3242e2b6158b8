/**
 * The typed errors that a user of Tandem can meet, and the wording helpers they share.
 *
 * <p>One class an error: what was given, what was expected, what to do. May use nothing but the JDK.
 */
package dev.tandem.error;
