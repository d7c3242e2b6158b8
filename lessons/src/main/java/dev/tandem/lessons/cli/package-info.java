/**
 * The command line: parsing, what is printed side by side, JSON reports, exit codes. May use everything in {@code lessons};
 * nothing uses it.
 */
package dev.tandem.lessons.cli;
