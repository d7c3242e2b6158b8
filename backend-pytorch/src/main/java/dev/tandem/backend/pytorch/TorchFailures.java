package dev.tandem.backend.pytorch;

import ai.djl.engine.EngineException;
import dev.tandem.error.EngineFailureException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.SingularMatrixException;
import dev.tandem.error.TandemException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads libtorch's reports. */
final class TorchFailures {
    /** Kernels word it in six ways. */
    private static final Pattern INDEX = Pattern.compile(
            "(?i)(index|indices|target) .*out of (range|bounds|data bounds)|indexing axis dim should be positive");

    private static final Pattern SINGULAR = Pattern.compile(
            "input matrix is singular|not positive-definite|solver failed|inversion could not be completed");
    private static final Pattern LINE = Pattern.compile("__torch__\\.py\", line (\\d+)");

    private TorchFailures() {}

    static TandemException whenCompiling(String source, EngineException cause) {
        return new EngineFailureException(
                "PyTorch does not accept a program: " + cause.getMessage().strip() + "\nThe program:\n" + source,
                cause);
    }

    /**
     * What a report says happened.
     *
     * @param indexBounds what operations expect of their indices, by line of the program
     */
    static TandemException whenRunning(EngineException cause, Map<Integer, String> indexBounds) {
        String report = cause.getMessage().strip();
        String reason = lastLine(report);
        if (INDEX.matcher(reason).find()) {
            return new IndexOutOfRangeException(expectation(report, indexBounds), cause);
        }
        if (SINGULAR.matcher(reason).find()) {
            return new SingularMatrixException(
                    "a matrix is singular or not positive definite; it cannot be inverted, solved with or decomposed",
                    cause);
        }
        return new EngineFailureException("PyTorch failed: " + reason, cause);
    }

    private static String expectation(String report, Map<Integer, String> indexBounds) {
        Matcher line = LINE.matcher(report);
        String found = line.find() ? indexBounds.get(Integer.valueOf(line.group(1))) : null;
        return found != null ? found : "an index is out of range of the axis that it counts along";
    }

    /** A report is a traceback of the program; what went wrong stands on its last line. */
    private static String lastLine(String report) {
        return report.substring(report.lastIndexOf('\n') + 1);
    }
}
