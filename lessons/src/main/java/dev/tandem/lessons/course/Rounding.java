package dev.tandem.lessons.course;

/**
 * How well numbers of 32 bits are rounded, measured in units in the last place: the distance between a number and its neighbour.
 *
 * @param worst the largest |computed − exact| in units; ½ is as good as 32 bits can be
 * @param mean of the same
 * @param nearest the share of those that are the nearest there is
 */
record Rounding(double worst, double mean, double nearest) {
    // region rounding
    /** Compares with exact results, known in double precision. */
    static Rounding of(float[] computed, double[] exact) {
        double worst = 0;
        double sum = 0;
        int nearest = 0;
        for (int i = 0; i < exact.length; i++) {
            double units = Math.abs(computed[i] - exact[i]) / Math.ulp((float) exact[i]);
            worst = Math.max(worst, units);
            sum += units;
            nearest += computed[i] == (float) exact[i] ? 1 : 0;
        }
        return new Rounding(worst, sum / exact.length, (double) nearest / exact.length);
    }
    // endregion
}
