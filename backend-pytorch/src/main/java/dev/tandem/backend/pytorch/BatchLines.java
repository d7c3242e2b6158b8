package dev.tandem.backend.pytorch;

import dev.tandem.export.BatchSizes;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements recorded for several sizes of the batch as one statement for all: whole numbers that differ become sums. */
final class BatchLines {
    /** The variable that holds the size of the batch. */
    static final String SIZE = "n";

    /** No part of a name or of a number with a point or an exponent. */
    private static final Pattern WHOLE = Pattern.compile("(?<![\\w.]|[eE]-)-?\\d+(?![\\w.])");

    private final BatchSizes batches;
    private boolean varies;

    BatchLines(BatchSizes batches) {
        this.batches = batches;
    }

    /** Whether any statement so far depends on the size of the batch. */
    boolean varies() {
        return varies;
    }

    /** One statement for all sizes. */
    String merge(List<String> recorded) {
        String first = recorded.get(0);
        if (recorded.stream().allMatch(first::equals)) {
            return first;
        }
        String frame = frame(first);
        if (!recorded.stream().allMatch(line -> frame(line).equals(frame))) {
            throw batches.dependent("an operation depends on the batch, " + recorded);
        }
        List<List<Long>> numbers = recorded.stream().map(BatchLines::numbers).toList();
        StringBuilder merged = new StringBuilder();
        Matcher matcher = WHOLE.matcher(first);
        for (int i = 0; matcher.find(); i++) {
            int position = i;
            List<Long> values = numbers.stream().map(each -> each.get(position)).toList();
            matcher.appendReplacement(merged, expression(batches.line("a size", values)));
        }
        return matcher.appendTail(merged).toString();
    }

    private static String frame(String line) {
        return WHOLE.matcher(line).replaceAll("#");
    }

    private static List<Long> numbers(String line) {
        return WHOLE.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(Long::valueOf)
                .toList();
    }

    private String expression(BatchSizes.Line line) {
        if (!line.varies()) {
            return Long.toString(line.offset());
        }
        varies = true;
        String product = line.factor() == 1 ? SIZE : "torch.mul(" + SIZE + ", " + line.factor() + ")";
        return line.offset() == 0 ? product : "torch.add(" + product + ", " + line.offset() + ")";
    }
}
