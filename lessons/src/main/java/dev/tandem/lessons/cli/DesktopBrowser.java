package dev.tandem.lessons.cli;

import java.awt.AWTError;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The browser of the desktop, where there is a desktop. */
final class DesktopBrowser {
    private DesktopBrowser() {}

    /**
     * Opens a page.
     *
     * @return why it could not be opened, and where it is, if it could not
     */
    static Optional<String> open(Path page) {
        Path absolute = page.toAbsolutePath().normalize();
        try {
            if (GraphicsEnvironment.isHeadless()
                    || !Desktop.isDesktopSupported()
                    || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                return Optional.of("there is no desktop with a browser here; open " + absolute.toUri() + " in one");
            }
            Desktop.getDesktop().browse(absolute.toUri());
            return Optional.empty();
        } catch (IOException | AWTError | LinkageError e) {
            // Where a display is named but not there, or where Java came without its desktop part, asking is an error.
            return Optional.of(
                    "the browser could not be opened (" + e.getMessage() + "); open " + absolute.toUri() + " in one");
        }
    }
}
