/**
 * The settings of a program ({@code tandem { backend, device, dtype, seed, threads, gradients } }): where they are
 * read, which one wins, where the value in force came from, and the errors that say what is wrong with one.
 * May use: {@code com.typesafe.config}, {@code dev.tandem.error} and the JDK; nothing else of Tandem.
 */
package dev.tandem.config;
