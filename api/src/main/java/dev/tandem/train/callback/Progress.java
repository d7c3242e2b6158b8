package dev.tandem.train.callback;

import dev.tandem.train.Callback;
import dev.tandem.train.Training;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far training is: on a terminal a bar for the epoch under way; and there and elsewhere a line an epoch. */
public final class Progress implements Callback {
    private static final int WIDTH = 80;

    private final PrintStream out;
    private final boolean terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows it on a stream, as a line an epoch. */
    public static Progress lines(PrintStream out) {
        return new Progress(out, false);
    }

    /** Shows it on a terminal that understands a carriage return. */
    public static Progress bars(PrintStream terminal) {
        return new Progress(terminal, true);
    }

    @Override
    public void onEpochBegin(Training training, int epoch) {
        if (terminal) {
            OptionalLong steps = training.stepsPerEpoch();
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(title(training, epoch))
                    // Below 0 the bar does not know where it ends.
                    .setInitialMax(steps.orElse(-1))
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .clearDisplayOnFinish()
                    .build());
        }
    }

    @Override
    public void onBatchEnd(Training training, long step, double loss) {
        bar.ifPresent(shown -> shown.step().setExtraMessage(String.format(Locale.ROOT, " loss %.4f", loss)));
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        onClose();
        StringBuilder line = new StringBuilder(title(training, epoch));
        logs.forEach((name, value) -> line.append(String.format(Locale.ROOT, "  %s %.4g", name, value)));
        out.println(line);
    }

    private static String title(Training training, int epoch) {
        return "epoch " + (epoch + 1) + "/" + training.options().epochs();
    }

    @Override
    public void onClose() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
