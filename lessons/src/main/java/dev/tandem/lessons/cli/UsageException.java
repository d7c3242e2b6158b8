package dev.tandem.lessons.cli;

import dev.tandem.error.TandemException;

/** A command line that asks for what there is not. */
final class UsageException extends TandemException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
