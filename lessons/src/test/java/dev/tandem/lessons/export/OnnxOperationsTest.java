package dev.tandem.lessons.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OrtException;
import dev.tandem.conformance.ContractCase;
import dev.tandem.conformance.Contracts;
import dev.tandem.error.UnsupportedExportException;
import dev.tandem.export.BatchSizes;
import dev.tandem.export.ExportedNetwork;
import dev.tandem.export.onnx.OnnxWriter;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation as ONNX, computed by ONNX Runtime: what the conformance suite promises of it. */
class OnnxOperationsTest {
    @TempDir
    Path folder;

    /**
     * What the format leaves open, or its runtime has in its own way: where NaN stands, tails smaller than 1e-13, quotients,
     * angles and losses of infinities, layers without features, and windows over nothing.
     */
    private static final Pattern LEFT_OPEN = Pattern.compile(
            "(argMax|argMin|argSort|sort|topKIndices|maxPool2d|erf|logSoftmax) (knows|takes) NaN.*"
                    + "|.* is exact far from 0 .*|(max|average)Pool2d takes no channel.*"
                    + "|averagePool2d gives NaN where windows hold padding only.*|lstm has no (features|units).*"
                    + "|(floorDivide|atan2) .*(infinit|NaN).*|layerNorm has no features.*"
                    + "|(linear|matmul) (is the bias|is a bias|has no results|has no features).*|.*oftmaxCrossEntropy keeps NaN.*");

    private static final Set<String> CANNOT_BE_EXPRESSED =
            Set.of("cholesky", "inverse", "solve", "triangularSolve", "cumProd", "conv2dKernelGradient");

    /** As gradients of slices with steps, and coordinates in no axis at all. */
    private static final Set<String> CANNOT_ALWAYS_BE_EXPRESSED = Set.of("sliceGradient", "gatherNd", "scatterNd");

    private static Stream<ContractCase> all() {
        // A network has at least one input.
        return Contracts.all().stream().filter(contract -> !contract.inputs().isEmpty());
    }

    static List<ContractCase> expressible() {
        return all().filter(contract -> !CANNOT_BE_EXPRESSED.contains(contract.operation()))
                .filter(contract -> !LEFT_OPEN.matcher(contract.toString()).matches())
                .toList();
    }

    static List<ContractCase> others() {
        return all().filter(contract -> CANNOT_BE_EXPRESSED.contains(contract.operation()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("others")
    void saysWhatCannotBeExpressed(ContractCase contract) {
        assertThatExceptionOfType(UnsupportedExportException.class)
                .isThrownBy(() -> new OnnxWriter().translate(network(contract)))
                .withMessageContaining("cannot express '" + contract.operation() + "'");
    }

    @ParameterizedTest
    @MethodSource("expressible")
    void computesWhatTheOperationPromises(ContractCase contract) throws Exception {
        Path file = folder.resolve("operation.onnx");
        try {
            new OnnxWriter().translate(network(contract)).write(file);
        } catch (UnsupportedExportException e) {
            assertThat(CANNOT_ALWAYS_BE_EXPRESSED).contains(contract.operation());
            return;
        }
        try (ExportedFile exported = new OnnxFile(file)) {
            contract.require(exported.run(inputs(contract), List.of("output")).get(0));
        } catch (OrtException e) {
            requireMissingKernel(contract, e);
        }
    }

    /** A valid file that ONNX Runtime has no code for: known of rare dtypes, and of nothing else. */
    private static void requireMissingKernel(ContractCase contract, OrtException e) {
        assertThat(e.getCode()).as(e.getMessage()).isEqualTo(OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED);
        assertThat(contract.inputs()).as(e.getMessage()).anyMatch(input -> input.dtype() != DType.FLOAT32);
        Assumptions.abort("ONNX Runtime has no kernel: " + e.getMessage());
    }

    private static Map<String, TensorData> inputs(ContractCase contract) {
        Map<String, TensorData> inputs = new LinkedHashMap<>();
        contract.inputs().forEach(input -> inputs.put("x" + inputs.size(), input));
        return inputs;
    }

    private static ExportedNetwork network(ContractCase contract) {
        return new ExportedNetwork(
                new BatchSizes(List.of(1L)),
                List.of(contract.graph()),
                new ArrayList<>(inputs(contract).keySet()),
                List.of("output"),
                Map.of());
    }
}
