/**
 * Training: {@link dev.tandem.train.Model} with {@code compile}, {@code fit}, {@code evaluate} and {@code predict}, what happens
 * between its epochs ({@code train.callback}), and the record of it. May use {@code export}, {@code nn}, {@code weights}, {@code loss}, {@code metric}, {@code
 * optimizer}, {@code data}, {@code backend}, {@code function}, {@code tensor}, {@code random}, {@code type} and {@code error}.
 */
package dev.tandem.train;
