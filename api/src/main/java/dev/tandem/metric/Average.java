package dev.tandem.metric;

/** How numbers of single classes become one. */
public enum Average {
    /** They stay apart in {@link Metric#value}; the one number is as for {@link #MACRO}. */
    NONE,
    /** Counts are summed over all classes first. */
    MICRO,
    /** The mean of the classes, each counting the same; one that never occurs counts as 0 (Keras). */
    MACRO,
    /** The mean of the classes, each counting as often as it occurs in the targets. */
    WEIGHTED
}
