package dev.tandem.data;

import static dev.tandem.data.Examples.numbered;
import static dev.tandem.data.Examples.numbers;
import static dev.tandem.data.Examples.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.DataAccessException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    /** Says on which thread it was read. */
    private static Dataset watched(CompletableFuture<Thread> reader) {
        return numbered(100).map(batch -> {
            reader.complete(Thread.currentThread());
            return batch;
        });
    }

    @Test
    void givesTheSameInTheSameOrder() {
        assertThat(numbers(numbered(50).shuffle(1).batch(7).prefetch(3), 2))
                .isEqualTo(numbers(numbered(50).shuffle(1), 2));
    }

    @Test
    void theThreadEndsWithTheEpoch() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        assertThat(numbers(watched(reader).prefetch(2), 0)).isEqualTo(range(0, 100));
        assertThat(reader.get().isDaemon()).isTrue();
        assertThat(reader.get().isAlive()).isFalse();
    }

    @Test
    void theThreadPutsBatchesTogetherToo() throws Exception {
        CompletableFuture<Thread> writer = new CompletableFuture<>();
        TensorType type = new TensorType(Shape.of(1), DType.UINT8);
        Dataset chosen = Dataset.ofStream(() -> Stream.of(Batch.of(TensorData.deferred(type, target -> {
            writer.complete(Thread.currentThread());
            target.put((byte) 9);
        }))));
        try (CloseableIterator<Batch> batches = chosen.prefetch(1).epoch(0)) {
            assertThat(batches.next().input().toInts()).containsExactly(9);
        }
        assertThat(writer.get().getName()).startsWith("tandem-prefetch");
    }

    @Test
    void closingEarlyEndsTheThreadAndClosesTheSource() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        CompletableFuture<String> closed = new CompletableFuture<>();
        Dataset source = Dataset.ofStream(() -> Stream.generate(() -> {
                    reader.complete(Thread.currentThread());
                    return numbered(1).all();
                })
                .onClose(() -> closed.complete("closed")));
        try (CloseableIterator<Batch> batches = source.prefetch(2).epoch(0)) {
            batches.next();
        }
        assertThat(reader.get().isAlive()).isFalse();
        assertThat(closed).isCompletedWithValue("closed");
    }

    @Test
    void aThreadThatNobodyReadsFromEndsWhenItsIteratorIsGarbage() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        begin(watched(reader).prefetch(1));
        while (reader.get().isAlive()) {
            System.gc();
            reader.get().join(10);
        }
        assertThat(reader.get().isAlive()).isFalse();
    }

    private static void begin(Dataset dataset) {
        assertThat(dataset.epoch(0)).isNotNull();
    }

    @Test
    void whatFailsThereIsThrownHereInItsPlace() {
        Dataset failing = numbered(10).map(batch -> {
            if (batch.target().getLong(0) == 3) {
                throw new DataAccessException("the disk is gone");
            }
            return batch;
        });
        CloseableIterator<Batch> batches = failing.prefetch(5).epoch(0);
        for (int i = 0; i < 3; i++) {
            assertThat(numbers(batches.next())).containsExactly(i);
        }
        assertThatThrownBy(batches::hasNext)
                .isInstanceOf(DataAccessException.class)
                .hasMessage("the disk is gone");
        assertThat(batches.hasNext()).isFalse();
    }

    @Test
    void errorsComeOverToo() {
        Dataset failing = Dataset.ofIterator(() -> {
            throw new StackOverflowError("too deep");
        });
        assertThatThrownBy(() -> failing.prefetch(1).epoch(0).hasNext())
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("too deep");
    }

    @Test
    void anInterruptedReaderIsToldSo() throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        Dataset waiting = Dataset.ofIterator(() -> {
            try {
                never.get();
            } catch (InterruptedException | ExecutionException stopped) {
                Thread.currentThread().interrupt();
            }
            return Collections.emptyIterator();
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> waiting.prefetch(1).epoch(0).hasNext())
                .isInstanceOf(DataAccessException.class)
                .hasMessage("interrupted while waiting for the next batch of epoch 0");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void moreThanMemoryHoldsPassesThrough() {
        int bytes = 4 << 20;
        int count = (int) (Runtime.getRuntime().maxMemory() / bytes) + 50;
        AtomicInteger made = new AtomicInteger();
        TensorType type = new TensorType(Shape.of(1, bytes), DType.UINT8);
        Dataset large = Dataset.ofStream(() -> IntStream.range(0, count).mapToObj(i -> {
            made.incrementAndGet();
            return Batch.of(TensorData.wrap(type, TensorData.allocate(type)));
        }));
        int read = 0;
        try (CloseableIterator<Batch> batches =
                large.shuffle(1, 4).batch(1).map(batch -> batch).prefetch(2).epoch(0)) {
            while (batches.hasNext()) {
                read += batches.next().size();
                // At most: 4 in the shuffle, 2 that are ready, and one looked ahead for each of the steps.
                assertThat(made.get() - read).isLessThanOrEqualTo(4 + 2 + 5);
            }
        }
        assertThat(read).isEqualTo(count);
    }
}
