package dev.tandem.backend.tensorflow;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Runs an action while the process' standard error goes to a file, then passes on every line but the unwanted ones.
 *
 * <p>A native library that writes to file descriptor 2 past every log setting can be silenced in no other way. What
 * other threads write meanwhile arrives late, but arrives.
 */
final class StandardErrorFilter {

    private static final int STANDARD_ERROR = 2;
    private static final int WRITE_ONLY = 1;

    private final LibC libC;

    StandardErrorFilter(LibC libC) {
        this.libC = libC;
    }

    void run(Runnable action, Predicate<String> unwanted) {
        try {
            Path file = Files.createTempFile("tandem", ".stderr");
            try {
                redirectTo(file, action);
                passOn(file, unwanted);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard error could not be read back", e);
        }
    }

    private void redirectTo(Path file, Runnable action) {
        int saved = libC.dup(STANDARD_ERROR);
        int redirected = libC.open(file.toString(), WRITE_ONLY);
        try {
            // A process started without standard error has nothing to silence.
            boolean active = saved >= 0 && redirected >= 0 && libC.dup2(redirected, STANDARD_ERROR) >= 0;
            try {
                action.run();
            } finally {
                if (active) {
                    libC.dup2(saved, STANDARD_ERROR);
                }
            }
        } finally {
            closeIfOpen(saved);
            closeIfOpen(redirected);
        }
    }

    private void closeIfOpen(int descriptor) {
        if (descriptor >= 0) {
            libC.close(descriptor);
        }
    }

    private static void passOn(Path file, Predicate<String> unwanted) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        StringBuilder wanted = new StringBuilder();
        for (int start = 0, end; start < text.length(); start = end) {
            int newline = text.indexOf('\n', start);
            end = newline < 0 ? text.length() : newline + 1;
            String line = text.substring(start, end);
            if (!unwanted.test(line)) {
                wanted.append(line);
            }
        }
        if (wanted.length() > 0) {
            // Not closed: that would close the process' standard error.
            @SuppressWarnings("resource")
            FileOutputStream standardError = new FileOutputStream(FileDescriptor.err);
            standardError.write(wanted.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
