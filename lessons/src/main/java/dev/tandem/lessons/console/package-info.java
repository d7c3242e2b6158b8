/**
 * Draws what lessons show as lines of text for a terminal: {@link dev.tandem.lessons.console.ConsoleRenderer}. May use
 * {@code lessons.figure}.
 */
package dev.tandem.lessons.console;
