package dev.tandem.train.callback;

import dev.tandem.error.OutputFileException;
import dev.tandem.train.events.Event;
import dev.tandem.train.events.Summary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/**
 * A file of events that TensorBoard reads: records, each with its length, a sum of the length, the event, and a sum of the event.
 *
 * <p>Source: {@code tensorflow/core/lib/io/record_writer.h} and {@code tensorflow/core/util/events_writer.cc}.
 */
final class EventFile implements AutoCloseable {
    private static final AtomicLong COUNTER = new AtomicLong();
    private static final String VERSION = "brain.Event:2";

    /** Sums are turned and shifted, so that the sum of data which holds sums is no weaker. */
    private static final int MASK = 0xa282ead8;

    private final Path file;
    private final OutputStream out;

    private EventFile(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** A new file in a folder, which is made if there is none; TensorBoard shows all files of a folder as one. */
    static EventFile in(Path folder) {
        long seconds = System.currentTimeMillis() / 1000;
        Path file = folder.resolve("events.out.tfevents." + seconds + ".tandem."
                + ProcessHandle.current().pid() + "." + COUNTER.getAndIncrement());
        try {
            Files.createDirectories(folder);
            EventFile events = new EventFile(
                    file, new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
            events.write(now().setFileVersion(VERSION).build());
            return events;
        } catch (IOException e) {
            throw new OutputFileException(file, e);
        }
    }

    private static Event.Builder now() {
        return Event.newBuilder().setWallTime(System.currentTimeMillis() / 1000.0);
    }

    /** Writes what was measured at a step. */
    void write(long step, Summary summary) {
        write(now().setStep(step).setSummary(summary).build());
    }

    private void write(Event event) {
        byte[] data = event.toByteArray();
        byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
        try {
            out.write(length);
            out.write(littleEndian(Integer.BYTES).putInt(sum(length)).array());
            out.write(data);
            out.write(littleEndian(Integer.BYTES).putInt(sum(data)).array());
        } catch (IOException e) {
            throw new OutputFileException(file, e);
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    /** Brings all that was written to where TensorBoard sees it. */
    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputFileException(file, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new OutputFileException(file, e);
        }
    }
}
