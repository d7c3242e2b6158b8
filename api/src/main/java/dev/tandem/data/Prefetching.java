package dev.tandem.data;

import dev.tandem.error.DataAccessException;
import java.lang.ref.Cleaner;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads ahead on a thread of its own. */
final class Prefetching {
    private static final Cleaner CLEANER = Cleaner.create();

    private Prefetching() {}

    static Dataset of(Dataset source, int batches) {
        Checks.atLeast("prefetch", "batches", batches, 1);
        return new DerivedDataset(epoch -> start(source, epoch, batches), source.examples(), source.batches());
    }

    private static CloseableIterator<Batch> start(Dataset source, long epoch, int batches) {
        Producer producer = new Producer(source, epoch, batches);
        BatchIterator iterator = new BatchIterator() {
            @Override
            Optional<Batch> advance() {
                return producer.take();
            }

            @Override
            void release() {
                producer.end();
            }
        };
        // For those who neither read to the end nor close: the producer knows nothing of the iterator, so that can
        // become
        // garbage while the thread waits for room.
        CLEANER.register(iterator, producer::interrupt);
        producer.start();
        return iterator;
    }

    /** What the thread hands over: a batch, the end, or why there is none. */
    private record Item(Optional<Batch> batch, Optional<Throwable> failure) {}

    /** The thread that reads ahead. */
    private static final class Producer extends Thread {
        private final Dataset source;
        private final long epoch;
        private final BlockingQueue<Item> ready;

        Producer(Dataset source, long epoch, int batches) {
            super("tandem-prefetch-epoch-" + epoch);
            this.source = source;
            this.epoch = epoch;
            ready = new ArrayBlockingQueue<>(batches);
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                Item last = read();
                ready.put(last);
            } catch (InterruptedException stopped) {
                // Nobody waits for the rest.
                Thread.currentThread().interrupt();
            }
        }

        /** Reads all, and returns what comes after the last batch. */
        private Item read() throws InterruptedException {
            try (CloseableIterator<Batch> batches = source.epoch(epoch)) {
                while (batches.hasNext()) {
                    Batch batch = batches.next();
                    batch.putTogether();
                    ready.put(new Item(Optional.of(batch), Optional.empty()));
                }
                return new Item(Optional.empty(), Optional.empty());
            } catch (RuntimeException | Error failure) {
                return new Item(Optional.empty(), Optional.of(failure));
            }
        }

        Optional<Batch> take() {
            Item item;
            try {
                item = ready.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DataAccessException("interrupted while waiting for the next batch of epoch " + epoch, e);
            }
            item.failure().ifPresent(Producer::rethrow);
            return item.batch();
        }

        private static void rethrow(Throwable failure) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        /** Ends the thread, and returns when it has ended: files that it read are closed then. */
        void end() {
            interrupt();
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
