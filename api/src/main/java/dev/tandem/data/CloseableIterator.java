package dev.tandem.data;

import java.util.Iterator;

/**
 * An iterator over something that must be let go: a file, a thread.
 *
 * @param <T> what it gives
 */
public interface CloseableIterator<T> extends Iterator<T>, AutoCloseable {
    /** Lets go of everything; a second time does nothing. There is nothing left to be read then. */
    @Override
    void close();
}
