package dev.tandem.export;

import dev.tandem.error.UnsupportedExportException;
import java.util.List;

/**
 * The sizes of the batch that a network was recorded for.
 *
 * @param sizes three different ones, of which the third proves what the first two suggest; or only one, if the file is to take
 *     just that
 */
public record BatchSizes(List<Long> sizes) {
    /** Copies the list. */
    public BatchSizes {
        sizes = List.copyOf(sizes);
    }

    /** Whether the exported file takes one size only. */
    public boolean isFixed() {
        return sizes.size() == 1;
    }

    /**
     * A whole number that may depend on the size of the batch: factor·batch + offset.
     *
     * @param factor 0 if it does not
     * @param offset what is left for a batch of none
     */
    public record Line(long factor, long offset) {
        /** Whether it depends on the size of the batch. */
        public boolean varies() {
            return factor != 0;
        }
    }

    /**
     * The line through what a number was in each recording.
     *
     * @param what names the number, for the error
     * @throws UnsupportedExportException if there is none
     */
    public Line line(String what, List<Long> values) {
        long first = values.get(0);
        if (values.stream().allMatch(value -> value == first)) {
            return new Line(0, first);
        }
        long change = values.get(1) - first;
        long step = sizes.get(1) - sizes.get(0);
        Line line = new Line(change / step, first - change / step * sizes.get(0));
        for (int i = 0; i < values.size(); i++) {
            if (line.factor() * sizes.get(i) + line.offset() != values.get(i)) {
                throw dependent(what + " is " + values + " for batches of " + sizes);
            }
        }
        return line;
    }

    /** The error of a network that cannot be written for batches of any size. */
    public UnsupportedExportException dependent(String how) {
        return new UnsupportedExportException("export: " + how + "; expected a network that computes the same of each"
                + " example, whatever the size of the batch: export it for one size, with batchSize(n)");
    }
}
