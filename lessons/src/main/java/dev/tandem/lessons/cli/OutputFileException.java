package dev.tandem.lessons.cli;

import dev.tandem.error.TandemException;
import java.io.IOException;
import java.nio.file.Path;

/** A file of results that cannot be written. */
final class OutputFileException extends TandemException {
    private static final long serialVersionUID = 1L;

    OutputFileException(Path file, String reason) {
        super("cannot write " + file + ": " + reason);
    }

    OutputFileException(Path file, IOException cause) {
        super("cannot write " + file + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
