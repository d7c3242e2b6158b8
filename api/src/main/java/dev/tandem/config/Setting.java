package dev.tandem.config;

/**
 * A setting as it is in force.
 *
 * @param name the setting's full name, such as {@code tandem.seed}
 * @param value its value
 * @param origin where the value came from, in words: {@code default}, {@code tandem.conf: 3},
 *     {@code environment TANDEM_SEED}, {@code system property tandem.seed} or {@code command line}
 * @param <T> the value's type
 */
public record Setting<T>(String name, T value, String origin) {}
