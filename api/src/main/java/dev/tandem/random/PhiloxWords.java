package dev.tandem.random;

/**
 * Reads the 64-bit words of one stream in order: word {@code p} is half {@code p mod 2} of the Philox block whose
 * counter is {@code (p div 2, stream)} and whose key is the seed.
 *
 * <p>Streams of one seed differ in the upper half of the counter, so they cannot overlap. Used by one thread at a time.
 */
final class PhiloxWords {
    private final long seed;
    private final long stream;
    private final int[] block = new int[4];
    private long position;
    private boolean blockIsCurrent;

    PhiloxWords(long seed, long stream, long position) {
        this.seed = seed;
        this.stream = stream;
        this.position = position;
    }

    /** Returns the word at the present position and moves to the next one. */
    long next() {
        boolean second = (position & 1) == 1;
        if (!second || !blockIsCurrent) {
            load(position >>> 1);
            blockIsCurrent = true;
        }
        position++;
        int low = second ? block[2] : block[0];
        int high = second ? block[3] : block[1];
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    /**
     * Returns the next word scaled to {@code [0, span)}, every value equally likely.
     *
     * <p>The upper half of {@code word · span} is the value; the few words that would favour some values are rejected
     * (D. Lemire, "Fast Random Integer Generation in an Interval", 2019). A rejected word is replaced by the one at the
     * same position of a side stream rather than by the next one, so that a value always takes one position.
     *
     * @param span how many values there are, an unsigned number from 1 to 2^64 - 1
     */
    long nextBelow(long span) {
        long at = position;
        long word = next();
        // -span is 2^64 - span as an unsigned number, so the remainder is 2^64 mod span.
        long threshold = Long.remainderUnsigned(-span, span);
        for (int attempt = 1; Long.compareUnsigned(word * span, threshold) < 0; attempt++) {
            word = new PhiloxWords(seed, StreamHash.redraw(stream, attempt), at).next();
        }
        return unsignedMultiplyHigh(word, span);
    }

    private void load(long index) {
        block[0] = (int) index;
        block[1] = (int) (index >>> 32);
        block[2] = (int) stream;
        block[3] = (int) (stream >>> 32);
        Philox4x32.scramble(block, (int) seed, (int) (seed >>> 32));
    }

    private static long unsignedMultiplyHigh(long a, long b) {
        // Math.unsignedMultiplyHigh exists from Java 18 on; the two terms undo what the sign bits took away.
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
