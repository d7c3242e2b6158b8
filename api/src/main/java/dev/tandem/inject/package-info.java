/** Wiring with Guice, for those who use it; everything works without. May use {@code backend} and {@code config}. */
package dev.tandem.inject;
