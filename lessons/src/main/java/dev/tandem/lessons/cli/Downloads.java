package dev.tandem.lessons.cli;

import dev.tandem.data.sets.DownloadListener;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on a terminal how far a download has come; elsewhere nothing, as the error stream is for errors. */
final class Downloads implements DownloadListener, AutoCloseable {
    private static final int MEBIBYTE = 1 << 20;

    private final PrintStream out;
    private final Terminal terminal;
    private final boolean shown;
    private Optional<ProgressBar> bar = Optional.empty();

    /**
     * A listener.
     *
     * @param out the terminal
     * @param shown whether there is one to draw on
     */
    Downloads(PrintStream out, Terminal terminal, boolean shown) {
        this.out = out;
        this.terminal = terminal;
        this.shown = shown;
    }

    @Override
    public synchronized void progressed(String file, long bytes, long total) {
        if (!shown) {
            return;
        }
        ProgressBar now = bar.filter(open -> open.getTaskName().equals(file)).orElseGet(() -> begin(file, total));
        now.stepTo(bytes);
        bar = Optional.of(now);
        if (bytes == total) {
            close();
        }
    }

    private ProgressBar begin(String file, long total) {
        close();
        return new ProgressBarBuilder()
                .setTaskName(file)
                .setInitialMax(total)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(out, terminal.width()))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
