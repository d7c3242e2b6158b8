package dev.tandem.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Compiled programs by what they compute; the one used longest ago goes first when there are too many.
 *
 * <p>Compiling holds the lock: two threads that need the same program must not compile it twice.
 */
final class ProgramCache {
    private final int capacity;
    private final Map<Object, SharedProgram> programs = new LinkedHashMap<>(64, 0.75f, true);
    private final AtomicLong compiled = new AtomicLong();

    ProgramCache(int capacity) {
        this.capacity = capacity;
    }

    /** The program of that key, compiled if it is not there, with an owner more. */
    SharedProgram acquire(Object key, Supplier<SharedProgram> compiler) {
        List<SharedProgram> evicted = new ArrayList<>();
        SharedProgram result;
        synchronized (programs) {
            result = programs.get(key);
            if (result == null) {
                result = compiler.get();
                compiled.incrementAndGet();
                programs.put(key, result);
                var oldest = programs.values().iterator();
                while (programs.size() > capacity) {
                    evicted.add(oldest.next());
                    oldest.remove();
                }
            }
            // The cache itself is an owner, so this cannot fail under the lock.
            if (!result.retain()) {
                throw new IllegalStateException("a program was closed while the cache still held it");
            }
        }
        evicted.forEach(SharedProgram::release);
        return result;
    }

    /** How many programs have been compiled so far. */
    long compiledCount() {
        return compiled.get();
    }

    void clear() {
        synchronized (programs) {
            programs.values().forEach(SharedProgram::release);
            programs.clear();
        }
    }
}
