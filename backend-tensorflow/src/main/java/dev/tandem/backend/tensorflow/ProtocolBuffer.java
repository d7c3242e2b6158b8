package dev.tandem.backend.tensorflow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a message in protocol buffers' wire format, field by field.
 *
 * <p>TensorFlow takes its settings in this form only. Writing the few there are by hand spares loading the library, which
 * is a third of a second of class loading and a warning on recent Java versions.
 */
final class ProtocolBuffer {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A whole number; a negative one takes ten bytes, as the format has it. */
    ProtocolBuffer integer(int field, long value) {
        writeVarint(((long) field << 3) | VARINT);
        writeVarint(value);
        return this;
    }

    ProtocolBuffer flag(int field, boolean value) {
        return integer(field, value ? 1 : 0);
    }

    ProtocolBuffer text(int field, String value) {
        return lengthDelimited(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtocolBuffer message(int field, ProtocolBuffer value) {
        return lengthDelimited(field, value.toByteArray());
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private ProtocolBuffer lengthDelimited(int field, byte[] value) {
        writeVarint(((long) field << 3) | LENGTH_DELIMITED);
        writeVarint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    /** Seven bits a byte, the lowest first; the high bit says that more follow. */
    private void writeVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
