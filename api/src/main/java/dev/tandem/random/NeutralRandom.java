package dev.tandem.random;

import dev.tandem.error.InvalidArgumentException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongToDoubleFunction;

/**
 * A stream of random numbers that is the same on every engine, platform and thread: the value at a position is a pure
 * function of (seed, stream, position), by {@linkplain Philox4x32 Philox4x32-10}.
 *
 * <p>Every value takes one position, whatever its distribution, so {@code normal(3)} followed by {@code normal(3)}
 * gives the values of {@code normal(6)}. The {@code float} methods give the values of the {@code double} methods,
 * rounded: a float32 and a float64 run that start from one seed start from the same weights.
 *
 * <p>Several threads may draw from one instance: each call takes its own run of positions, so nothing is drawn twice.
 * Which thread gets which positions depends on the schedule; give each its own {@link #fork fork} where that matters.
 *
 * <pre>{@code
 * NeutralRandom random = new NeutralRandom(42);
 * double[] kernel = random.split("dense1/kernel").uniform(784 * 128, -limit, limit);
 * int[] order = random.split("shuffle").fork(epoch).permutation(60_000);
 * }</pre>
 */
public final class NeutralRandom {
    private final AtomicReference<State> state;

    /**
     * Where a generator stands: all that is needed to go on from there.
     *
     * @param seed the seed
     * @param stream the stream of that seed
     * @param position how many values of the stream have been drawn, 0 or more
     */
    public record State(long seed, long stream, long position) {
        /** Checks the position. */
        public State {
            if (position < 0) {
                throw new InvalidArgumentException("position is " + position + "; expected 0 or more");
            }
        }

        private State advanced(long count) {
            if (count > Long.MAX_VALUE - position) {
                throw new IllegalStateException("the stream ends at position " + Long.MAX_VALUE + "; asked for " + count
                        + " values at position " + position + ". Use a fork.");
            }
            return new State(seed, stream, position + count);
        }
    }

    /**
     * Starts stream 0 of a seed.
     *
     * @param seed any number
     */
    public NeutralRandom(long seed) {
        this(seed, 0);
    }

    /**
     * Starts a stream of a seed.
     *
     * @param seed any number
     * @param stream any number; streams of one seed never overlap
     */
    public NeutralRandom(long seed, long stream) {
        this(new State(seed, stream, 0));
    }

    /**
     * Goes on from a state.
     *
     * @param state what {@link #state()} returned
     */
    public NeutralRandom(State state) {
        this.state = new AtomicReference<>(state);
    }

    /** Returns where this generator stands, for a checkpoint. */
    public State state() {
        return state.get();
    }

    /**
     * Makes this generator go on from a state, whose seed and stream it takes over.
     *
     * @param saved what {@link #state()} returned, of this or another generator
     */
    public void restore(State saved) {
        state.set(saved);
    }

    /**
     * Returns the child stream of a number, at its position 0.
     *
     * <p>The child depends on this generator's seed and stream, not on its position; the same number gives the same
     * child again. This generator does not move.
     *
     * @param streamId any number, such as a thread, an epoch or a fold
     */
    public NeutralRandom fork(long streamId) {
        State current = state.get();
        return new NeutralRandom(current.seed(), StreamHash.fork(current.stream(), streamId));
    }

    /**
     * Returns the child stream of a name, at its position 0, as {@link #fork} does for a number.
     *
     * @param name any text, such as a variable's name
     */
    public NeutralRandom split(String name) {
        State current = state.get();
        return new NeutralRandom(current.seed(), StreamHash.split(current.stream(), name));
    }

    /**
     * Draws {@code n} values that are uniform on [0, 1): multiples of 2^-53.
     *
     * @param n how many, 0 or more
     * @throws InvalidArgumentException if {@code n} is negative
     */
    public double[] uniform(int n) {
        return doubles(n, Distribution::unit);
    }

    /**
     * Draws {@code n} values that are uniform on [low, high).
     *
     * @param n how many, 0 or more
     * @param low the lower bound, included
     * @param high the upper bound, excluded; above {@code low}
     * @throws InvalidArgumentException if {@code n} is negative, a bound is not finite, or {@code low} is not below
     *     {@code high}
     */
    public double[] uniform(int n, double low, double high) {
        return doubles(n, Distribution.uniform(low, high));
    }

    /**
     * Draws the values of {@link #uniform(int)} rounded to {@code float}, and never 1.
     *
     * @param n how many, 0 or more
     * @throws InvalidArgumentException if {@code n} is negative
     */
    public float[] uniformFloats(int n) {
        return floats(n, Distribution::unit, 0, Math.nextDown(1.0f));
    }

    /**
     * Draws the values of {@link #uniform(int, double, double)} rounded to {@code float}, and within [low, high) all
     * the same.
     *
     * @param n how many, 0 or more
     * @param low the lower bound, included
     * @param high the upper bound, excluded; above {@code low}, also as a {@code float}
     * @throws InvalidArgumentException as {@link #uniform(int, double, double)} does
     */
    public float[] uniformFloats(int n, double low, double high) {
        LongToDoubleFunction value = Distribution.uniform(low, high);
        float smallest = (float) low < low ? Math.nextUp((float) low) : (float) low;
        float largest = (float) high < high ? (float) high : Math.nextDown((float) high);
        if (smallest > largest) {
            throw new InvalidArgumentException("low is " + low + " and high is " + high
                    + "; expected bounds with at least one float in [low, high)");
        }
        return floats(n, value, smallest, largest);
    }

    /**
     * Draws {@code n} standard normal values, by the inverse of the distribution function ({@code Φ⁻¹(u)}, algorithm AS
     * 241).
     *
     * @param n how many, 0 or more
     * @throws InvalidArgumentException if {@code n} is negative
     */
    public double[] normal(int n) {
        return normal(n, 0, 1);
    }

    /**
     * Draws {@code n} normal values: {@code mean + standardDeviation · Φ⁻¹(u)}.
     *
     * @param n how many, 0 or more
     * @param mean the mean, finite
     * @param standardDeviation the standard deviation, finite, 0 or more
     * @throws InvalidArgumentException if an argument is outside of these bounds
     */
    public double[] normal(int n, double mean, double standardDeviation) {
        return doubles(n, Distribution.normal(mean, standardDeviation));
    }

    /**
     * Draws the values of {@link #normal(int, double, double)} rounded to {@code float}.
     *
     * @param n how many, 0 or more
     * @param mean the mean, finite
     * @param standardDeviation the standard deviation, finite, 0 or more
     * @throws InvalidArgumentException if an argument is outside of these bounds
     */
    public float[] normalFloats(int n, double mean, double standardDeviation) {
        return floats(
                n, Distribution.normal(mean, standardDeviation), Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    /**
     * Draws {@code n} normal values of which those more than two standard deviations from the mean are drawn again, the
     * distribution of Keras' and TensorFlow's {@code truncated_normal}.
     *
     * <p>Redrawing gives the normal distribution conditioned on the interval, which is drawn here without a loop:
     * {@code mean + standardDeviation · Φ⁻¹(Φ(-2) + u·(Φ(2) - Φ(-2)))}. The values' own standard deviation is
     * 0.87962566103423978 times the one asked for; nothing is done about that here.
     *
     * @param n how many, 0 or more
     * @param mean the mean, finite
     * @param standardDeviation the standard deviation before truncation, finite, 0 or more
     * @throws InvalidArgumentException if an argument is outside of these bounds
     */
    public double[] truncatedNormal(int n, double mean, double standardDeviation) {
        return doubles(n, Distribution.truncatedNormal(mean, standardDeviation));
    }

    /**
     * Draws the values of {@link #truncatedNormal(int, double, double)} rounded to {@code float}.
     *
     * @param n how many, 0 or more
     * @param mean the mean, finite
     * @param standardDeviation the standard deviation before truncation, finite, 0 or more
     * @throws InvalidArgumentException if an argument is outside of these bounds
     */
    public float[] truncatedNormalFloats(int n, double mean, double standardDeviation) {
        return floats(
                n,
                Distribution.truncatedNormal(mean, standardDeviation),
                Float.NEGATIVE_INFINITY,
                Float.POSITIVE_INFINITY);
    }

    /**
     * Draws {@code n} integers, every one of {@code [lowInclusive, highExclusive)} equally likely.
     *
     * @param n how many, 0 or more
     * @param lowInclusive the smallest value
     * @param highExclusive the largest value plus one; above {@code lowInclusive}
     * @throws InvalidArgumentException if {@code n} is negative or {@code lowInclusive} not below {@code highExclusive}
     */
    public int[] integers(int n, int lowInclusive, int highExclusive) {
        requireOrdered("lowInclusive", lowInclusive, "highExclusive", highExclusive);
        PhiloxWords words = take(n);
        long span = (long) highExclusive - lowInclusive;
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = (int) (lowInclusive + words.nextBelow(span));
        }
        return values;
    }

    /**
     * Draws {@code n} long integers, every one of {@code [lowInclusive, highExclusive)} equally likely; the values of
     * {@link #integers} where those exist.
     *
     * @param n how many, 0 or more
     * @param lowInclusive the smallest value
     * @param highExclusive the largest value plus one; above {@code lowInclusive}
     * @throws InvalidArgumentException if {@code n} is negative or {@code lowInclusive} not below {@code highExclusive}
     */
    public long[] longs(int n, long lowInclusive, long highExclusive) {
        requireOrdered("lowInclusive", lowInclusive, "highExclusive", highExclusive);
        PhiloxWords words = take(n);
        // An overflow is meant: the span is an unsigned number.
        long span = highExclusive - lowInclusive;
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = lowInclusive + words.nextBelow(span);
        }
        return values;
    }

    /**
     * Draws {@code n} truth values, each true with the given probability.
     *
     * @param n how many, 0 or more
     * @param probability from 0 (never) to 1 (always)
     * @throws InvalidArgumentException if {@code n} is negative or the probability outside [0, 1]
     */
    public boolean[] bernoulli(int n, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidArgumentException("probability is " + probability + "; expected a number from 0 to 1");
        }
        PhiloxWords words = take(n);
        boolean[] values = new boolean[n];
        for (int i = 0; i < n; i++) {
            values[i] = Distribution.unit(words.next()) < probability;
        }
        return values;
    }

    /**
     * Draws an order of the numbers 0 to {@code n - 1}, every order equally likely (Fisher–Yates, from the end); takes
     * {@code n} positions.
     *
     * @param n how many numbers, 0 or more
     * @throws InvalidArgumentException if {@code n} is negative
     */
    public int[] permutation(int n) {
        PhiloxWords words = take(n);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int last = n - 1; last > 0; last--) {
            int chosen = (int) words.nextBelow(last + 1L);
            int moved = order[last];
            order[last] = order[chosen];
            order[chosen] = moved;
        }
        return order;
    }

    @Override
    public String toString() {
        State current = state.get();
        return "NeutralRandom(seed " + current.seed() + ", stream " + current.stream() + ", position "
                + current.position() + ")";
    }

    private PhiloxWords take(int n) {
        if (n < 0) {
            throw new InvalidArgumentException("n is " + n + "; expected 0 or more");
        }
        State first = state.getAndUpdate(current -> current.advanced(n));
        return new PhiloxWords(first.seed(), first.stream(), first.position());
    }

    private double[] doubles(int n, LongToDoubleFunction value) {
        PhiloxWords words = take(n);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = value.applyAsDouble(words.next());
        }
        return values;
    }

    private float[] floats(int n, LongToDoubleFunction value, float smallest, float largest) {
        PhiloxWords words = take(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = Math.max(smallest, Math.min((float) value.applyAsDouble(words.next()), largest));
        }
        return values;
    }

    private static void requireOrdered(String lowName, long low, String highName, long high) {
        if (low >= high) {
            throw new InvalidArgumentException(lowName + " is " + low + " and " + highName + " is " + high
                    + "; expected " + lowName + " below " + highName);
        }
    }
}
