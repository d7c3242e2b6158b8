package dev.tandem.random;

import java.nio.charset.StandardCharsets;

/**
 * Derives the number of a child stream from its parent's and a number or a name.
 *
 * <p>Each kind of child starts from a constant of its own, so {@code fork(1)}, {@code split("1")} and the first redraw
 * are unrelated. For one parent and one kind the mapping from number to stream is one to one.
 */
final class StreamHash {
    private static final long FORK = 0x9E3779B97F4A7C15L;
    private static final long SPLIT = 0xC2B2AE3D27D4EB4FL;
    private static final long REDRAW = 0x165667B19E3779F9L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private StreamHash() {}

    static long fork(long stream, long id) {
        return child(stream, FORK, id);
    }

    static long split(long stream, String name) {
        return child(stream, SPLIT, fnv1a(name));
    }

    static long redraw(long stream, int attempt) {
        return child(stream, REDRAW, attempt);
    }

    private static long child(long stream, long kind, long id) {
        // The parent is mixed first: without that, child 1 of stream 2 and child 2 of stream 1 could meet.
        return mix(mix(stream + kind) ^ mix(id));
    }

    /**
     * The 64-bit finalizer of SplitMix64 (David Stafford's variant 13): one to one, and every bit depends on every bit.
     */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The FNV-1a hash of the name's UTF-8 bytes. */
    private static long fnv1a(String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }
}
