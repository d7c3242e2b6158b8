package dev.tandem.error;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be written. */
public final class OutputFileException extends TandemException {
    private static final long serialVersionUID = 1L;

    /** With the reason in words. */
    public OutputFileException(Path file, String reason) {
        super("cannot write " + file + ": " + reason);
    }

    /** With what the system said. */
    public OutputFileException(Path file, IOException cause) {
        super("cannot write " + file + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
