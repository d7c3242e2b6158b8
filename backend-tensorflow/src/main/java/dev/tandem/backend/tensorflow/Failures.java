package dev.tandem.backend.tensorflow;

import dev.tandem.error.EngineFailureException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.SingularMatrixException;
import dev.tandem.error.TandemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises, among TensorFlow's messages, the errors that depend on values and have a type of their own. */
final class Failures {

    private static final Pattern INDEX =
            Pattern.compile("is not in \\[0, (\\d+)\\)|does not index into|params is empty|specified for empty input");
    /** What a graph says when it finds that a decomposition failed. */
    static final String INDEFINITE = "the matrix is not positive definite";

    private static final Pattern MATRIX = Pattern.compile("not invertible|" + INDEFINITE);
    /** The node that failed; operations that index carry the name of Tandem's operation, then their number. */
    private static final Pattern NODE = Pattern.compile("\\{\\{node ([a-z][A-Za-z0-9]*)_\\d+}}");

    private Failures() {}

    static TandemException of(String message) {
        EngineFailureException failure = new EngineFailureException("TensorFlow failed: " + message);
        if (MATRIX.matcher(message).find()) {
            return new SingularMatrixException(
                    "a matrix is singular or not positive definite; it cannot be inverted, solved with or decomposed",
                    failure);
        }
        Matcher index = INDEX.matcher(message);
        if (index.find()) {
            return new IndexOutOfRangeException(indexMessage(index, NODE.matcher(message)), failure);
        }
        return failure;
    }

    private static String indexMessage(Matcher index, Matcher node) {
        String size = index.group(1);
        if (size == null || !node.find()) {
            return "an index is out of range of the axis that it counts along";
        }
        return node.group(1) + ": an index is out of range; expected 0 to " + (Long.parseLong(size) - 1);
    }
}
