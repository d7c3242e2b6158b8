/**
 * The lessons, one class each, in the order of {@link dev.tandem.lessons.course.Course}. They know {@code tandem-api} and
 * {@code lessons.figure}, and no engine by name.
 */
package dev.tandem.lessons.course;
