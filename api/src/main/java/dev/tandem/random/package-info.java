/**
 * The one source of random numbers: a counter-based generator whose values depend on nothing but seed, stream and
 * position, so that weights, shuffles and masks are the same on every engine and every platform.
 * May use {@code error} and the JDK.
 */
package dev.tandem.random;
