package dev.tandem.backend.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineTensor;
import dev.tandem.engine.Program;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whatever is closed is given back: a leak of one handle a round would show as tens of megabytes. */
@EnabledOnOs(OS.LINUX)
class TorchMemoryTest {
    private static final int ROUNDS = 5_000;
    private static final long BOUND = 24 << 20;

    private final Engine engine = ProgramRunner.open();

    /** 16 KiB. */
    private final TensorData data = TensorData.filled(new TensorType(Shape.of(64, 64), DType.FLOAT32), 1);

    private static long anonymousMemory() throws IOException {
        System.gc();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("RssAnon:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("no RssAnon in /proc/self/status");
    }

    private static void repeat(Runnable round) {
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
    }

    private static void isFlat(Runnable round) throws IOException {
        repeat(round);
        long before = anonymousMemory();
        repeat(round);
        assertThat(anonymousMemory() - before).isLessThan(BOUND);
    }

    @Test
    void uploadsAndResultsAreGivenBack() throws IOException {
        try (Program program =
                ProgramRunner.compile(engine, (ops, in) -> List.of(ops.exp(in.get(0)), in.get(0)), data)) {
            isFlat(() -> {
                EngineTensor input = engine.upload(data);
                program.run(List.of(input)).forEach(EngineTensor::close);
                input.close();
            });
        }
    }

    @Test
    void argumentsAreGivenBackWhenAProgramFails() throws IOException {
        TensorData far = TensorData.of(new int[] {99});
        try (Program program =
                ProgramRunner.compile(engine, (ops, in) -> List.of(ops.gather(in.get(0), in.get(1), 0)), data, far)) {
            EngineTensor index = engine.upload(far);
            isFlat(() -> {
                EngineTensor input = engine.upload(data);
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> program.run(List.of(input, index))))
                        .isNotNull();
                input.close();
            });
            index.close();
        }
    }

    /** Else the system clears each page anew at every step, which takes longer than the arithmetic. */
    @Test
    void theNextStepGetsTheMemoryOfTheLast() throws IOException {
        TensorData large = TensorData.filled(new TensorType(Shape.of(1024, 1024), DType.FLOAT32), 1);
        try (Program program = ProgramRunner.compile(
                engine,
                (ops, in) -> List.of(ops.sum(
                        ops.multiply(ops.add(ops.exp(in.get(0)), in.get(0)), ops.tanh(in.get(0))),
                        in.get(0).type().shape().axes(),
                        false)),
                large)) {
            EngineTensor input = engine.upload(large);
            int steps = 50;
            long pagesOfOneTensor = large.type().byteCount() / 4096;
            for (int i = 0; i < steps; i++) {
                program.run(List.of(input)).forEach(EngineTensor::close);
            }
            long before = pageFaults();
            for (int i = 0; i < steps; i++) {
                program.run(List.of(input)).forEach(EngineTensor::close);
            }
            assertThat(pageFaults() - before).isLessThan(steps * pagesOfOneTensor / 2);
            input.close();
        }
    }

    /** Of the calling thread: pages that it touched and the system had to provide. */
    private static long pageFaults() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        // The name of the thread, in brackets, may hold blanks; minflt is the eighth field after it.
        return Long.parseLong(List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .get(7));
    }
}
