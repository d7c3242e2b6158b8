package dev.tandem.function;

import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A compiled program with several owners: the cache, functions, and runs under way; the last to release it closes it. */
final class SharedProgram {
    private final Program program;
    private final AtomicInteger owners = new AtomicInteger(1);

    SharedProgram(Program program) {
        this.program = program;
    }

    boolean retain() {
        int count = owners.get();
        while (count > 0) {
            if (owners.compareAndSet(count, count + 1)) {
                return true;
            }
            count = owners.get();
        }
        return false;
    }

    void release() {
        if (owners.decrementAndGet() == 0) {
            program.close();
        }
    }

    List<EngineTensor> run(List<EngineTensor> inputs) {
        return program.run(inputs);
    }
}
