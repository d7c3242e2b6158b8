/** What a lesson can show, as data: {@link dev.tandem.lessons.figure.Figure} and its kinds. Uses nothing but the JDK. */
package dev.tandem.lessons.figure;
