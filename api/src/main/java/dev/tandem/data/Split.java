package dev.tandem.data;

/**
 * Examples in two parts that have none in common.
 *
 * @param train to learn from
 * @param test to be judged by: for validation, or for the test at the end
 */
public record Split(ArrayDataset train, ArrayDataset test) {}
