/**
 * What a lesson is and how one is run: {@link dev.tandem.lessons.Lesson}, the report it writes to, and the runner that records
 * it. May use {@code tandem-api} and {@code lessons.figure}; lessons themselves live in {@code lessons.course}.
 */
package dev.tandem.lessons;
