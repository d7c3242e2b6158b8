/**
 * Where the examples come from that a model learns from: arrays, generators, CSV, IDX and folders of images; shuffled,
 * batched, split and scaled, with no engine involved.
 *
 * <p>What an epoch holds, and in which order, depends on the data set and the epoch's number alone. May use {@code random},
 * {@code type} and {@code error}.
 */
package dev.tandem.data;
