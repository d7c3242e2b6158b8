package dev.tandem.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes by position. */
interface SafeTensorsSource {
    /** How many there are. */
    long size();

    /** Fills a buffer from its position to its limit with the bytes from {@code position} on. */
    void read(long position, ByteBuffer into) throws IOException;

    /** Of memory. */
    record OfBuffer(ByteBuffer bytes) implements SafeTensorsSource {
        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public void read(long position, ByteBuffer into) {
            into.put(into.position(), bytes, Math.toIntExact(position), into.remaining());
            into.position(into.limit());
        }
    }

    /** Of a file that may be longer than a buffer can be. */
    final class OfFile implements SafeTensorsSource {
        private final FileChannel channel;
        private final long size;

        OfFile(FileChannel channel) throws IOException {
            this.channel = channel;
            this.size = channel.size();
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void read(long position, ByteBuffer into) throws IOException {
            long at = position;
            while (into.hasRemaining()) {
                int count = channel.read(into, at);
                if (count < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
                at += count;
            }
        }
    }
}
