package dev.tandem.random;

import dev.tandem.error.InvalidArgumentException;

/**
 * The counter-based generator Philox4x32-10: a keyed bijection on 128-bit blocks that scrambles a counter into random
 * bits.
 *
 * <p>A round multiplies two of the counter's 32-bit words by constants and swaps the halves of the products around:
 * {@code (c0, c1, c2, c3) → (hi(M1·c2) ^ c1 ^ k0, lo(M1·c2), hi(M0·c0) ^ c3 ^ k1, lo(M0·c0))}. Ten rounds are done;
 * between rounds the key words grow by the constants {@code W0}, {@code W1}. Different counters under one key never
 * give the same block.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC'11.
 */
public final class Philox4x32 {
    private static final int ROUNDS = 10;
    private static final int WORDS = 4;
    private static final int KEY_WORDS = 2;
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private Philox4x32() {}

    /**
     * Returns the block of random bits that belongs to a counter and a key.
     *
     * @param counter four 32-bit words, the least significant first
     * @param key two 32-bit words
     * @return four 32-bit words
     * @throws InvalidArgumentException if the counter has not four words or the key not two
     */
    public static int[] block(int[] counter, int[] key) {
        requireWords("counter", counter, WORDS);
        requireWords("key", key, KEY_WORDS);
        int[] block = counter.clone();
        scramble(block, key[0], key[1]);
        return block;
    }

    /** Replaces the four words of {@code block}, a counter, by the random bits that belong to it. */
    static void scramble(int[] block, int key0, int key1) {
        int c0 = block[0];
        int c1 = block[1];
        int c2 = block[2];
        int c3 = block[3];
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = M0 * (c0 & LOW_WORD);
            long product1 = M1 * (c2 & LOW_WORD);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += W0;
            k1 += W1;
        }
        block[0] = c0;
        block[1] = c1;
        block[2] = c2;
        block[3] = c3;
    }

    private static void requireWords(String what, int[] words, int expected) {
        if (words.length != expected) {
            throw new InvalidArgumentException(
                    "the " + what + " has " + words.length + " words; expected " + expected + " words of 32 bits");
        }
    }
}
