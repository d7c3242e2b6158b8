package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.TandemException;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every operation is tried with nothing, a single number, NaN, infinity and every dtype: or refuses it. */
class CoverageTest {
    private static final Map<String, List<ContractCase>> CONTRACTS = Contracts.byOperation();

    /** Why an operation has no case of a single number: it has to refuse each. */
    private static final Map<String, String> NO_SINGLE_NUMBER = exemptions(Map.of(
            "goes along an axis",
            "argMax argMin cumSum cumProd argSort sort topKIndices roll repeat concat part takeAlongAxis"
                    + " scatterAlongAxis softmax logSoftmax",
            "is about matrices",
            "matmul transpose upperTriangle lowerTriangle cholesky inverse determinant solve triangularSolve",
            "is about vectors",
            "dot outer",
            "needs an axis of classes, features or channels",
            "softmaxCrossEntropy linear batchNorm layerNorm groupNorm",
            "is about images or sequences",
            "lstm conv1d conv2d conv2dInputGradient conv2dKernelGradient conv2dTranspose maxPool2d"
                    + " averagePool2d"));

    /** Why an operation has no case of NaN or infinity: {@link Failures} has to hold one. */
    private static final Map<String, String> NO_NAN = exemptions(Map.of("is singular with NaN", "inverse cholesky"));

    private static final Map<String, String> NO_INFINITY =
            exemptions(Map.of("is not positive definite with infinity", "cholesky"));

    private static Map<String, String> exemptions(Map<String, String> operationsByReason) {
        Map<String, String> reasons = new HashMap<>();
        operationsByReason.forEach((reason, operations) -> {
            for (String operation : operations.split(" ", -1)) {
                reasons.put(operation, reason);
            }
        });
        return reasons;
    }

    /** The operations that some kind of value is missing from. */
    private static Set<String> without(Predicate<ContractCase> kind) {
        Set<String> missing = new TreeSet<>();
        CONTRACTS.forEach((operation, cases) -> {
            if (cases.stream().noneMatch(kind)) {
                missing.add(operation);
            }
        });
        return missing;
    }

    @Test
    void everyOperationIsTriedWithNothing() {
        assertThat(without(Coverage.NOTHING::isIn)).isEmpty();
    }

    @Test
    void everyOperationIsTriedWithASingleNumberOrExempt() {
        assertThat(without(Coverage.SINGLE_NUMBER::isIn)).isEqualTo(new TreeSet<>(NO_SINGLE_NUMBER.keySet()));
    }

    @Test
    void whatIsExemptFromSingleNumbersRefusesThem() {
        NO_SINGLE_NUMBER.forEach((operation, reason) -> {
            for (ContractCase contract : CONTRACTS.get(operation)) {
                for (List<TensorType> types : replaced(contract, CoverageTest::single)) {
                    assertThatThrownBy(() -> build(contract, types))
                            .as("%s %s, but takes %s", operation, reason, types)
                            .isInstanceOf(TandemException.class);
                }
            }
        });
    }

    /** An operation of several tensors may take nothing, or a single number, in one place and fail in another. */
    @Test
    void everyPlaceThatAcceptsNothingOrASingleNumberIsTriedWithIt() {
        List<String> missing = new ArrayList<>();
        CONTRACTS.forEach((operation, cases) -> {
            missing.addAll(untried(operation, cases, Coverage.SINGLE_NUMBER, List.of(CoverageTest::single)));
            missing.addAll(untried(operation, cases, Coverage.NOTHING, emptied()));
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFloatingOperationIsTriedWithNanAndInfinityOrRefusesThem() {
        for (DType dtype : Samples.FLOATING) {
            Set<String> floating = new HashSet<>();
            CONTRACTS.forEach((operation, cases) -> {
                if (cases.stream().anyMatch(contract -> takes(contract, dtype))) {
                    floating.add(operation);
                }
            });
            assertThat(missing(floating, Coverage.NAN, dtype)).isEqualTo(new TreeSet<>(NO_NAN.keySet()));
            assertThat(missing(floating, Coverage.INFINITY, dtype)).isEqualTo(new TreeSet<>(NO_INFINITY.keySet()));
        }
        NO_NAN.forEach((operation, reason) -> requireFailure(operation, reason, Coverage.NAN));
        NO_INFINITY.forEach((operation, reason) -> requireFailure(operation, reason, Coverage.INFINITY));
    }

    @Test
    void everyDTypeThatAnOperationAcceptsIsTried() {
        CONTRACTS.forEach((operation, cases) -> {
            Set<List<DType>> tried = new HashSet<>();
            cases.forEach(contract -> tried.add(
                    dtypes(contract.inputs().stream().map(TensorData::type).toList())));
            for (ContractCase contract : cases) {
                for (List<TensorType> types : recast(contract)) {
                    assertThat(tried.contains(dtypes(types)) || !accepts(contract, types))
                            .as("%s accepts %s and is not tried with it", operation, types)
                            .isTrue();
                }
            }
        });
    }

    private static boolean takes(ContractCase contract, DType dtype) {
        return contract.inputs().stream().anyMatch(x -> x.dtype() == dtype);
    }

    private static Set<String> missing(Set<String> operations, Coverage kind, DType dtype) {
        Set<String> missing =
                without(contract -> contract.inputs().stream().anyMatch(x -> x.dtype() == dtype && kind.holds(x)));
        missing.retainAll(operations);
        return missing;
    }

    private static void requireFailure(String operation, String reason, Coverage kind) {
        for (DType dtype : Samples.FLOATING) {
            assertThat(Failures.all())
                    .as("%s %s", operation, reason)
                    .anyMatch(failure -> failure.title().startsWith(operation + ":")
                            && failure.wrong().stream().anyMatch(x -> x.dtype() == dtype && kind.holds(x)));
        }
    }

    private static TensorType single(TensorType type) {
        return type.withShape(Shape.scalar());
    }

    /** Every axis of some size becomes one of nothing. */
    private static List<UnaryOperator<TensorType>> emptied() {
        return IntStream.rangeClosed(1, 6)
                .<UnaryOperator<TensorType>>mapToObj(size -> type -> {
                    Shape shape = type.shape();
                    for (int axis = 0; axis < shape.rank(); axis++) {
                        shape = shape.size(axis) == size ? shape.with(axis, 0) : shape;
                    }
                    return type.withShape(shape);
                })
                .toList();
    }

    private static List<String> untried(
            String operation, List<ContractCase> cases, Coverage kind, List<UnaryOperator<TensorType>> ways) {
        List<String> result = new ArrayList<>();
        int places = cases.stream().mapToInt(each -> each.inputs().size()).max().orElse(0);
        for (int place = 0; place < places; place++) {
            int at = place;
            boolean tried = cases.stream()
                    .anyMatch(each -> at < each.inputs().size()
                            && kind.holds(each.inputs().get(at)));
            if (!tried) {
                cases.stream()
                        .filter(each -> at < each.inputs().size() && acceptsAt(each, at, kind, ways))
                        .findFirst()
                        .ifPresent(
                                each -> result.add(operation + " accepts " + kind + " as input " + at + ": " + each));
            }
        }
        return result;
    }

    private static boolean acceptsAt(
            ContractCase contract, int at, Coverage kind, List<UnaryOperator<TensorType>> ways) {
        return ways.stream()
                .flatMap(way -> replaced(contract, way).stream())
                .anyMatch(types -> kind.holds(TensorData.filled(types.get(at), 1)) && accepts(contract, types));
    }

    /** The types of a case, with every choice of one or more inputs changed. */
    private static List<List<TensorType>> replaced(ContractCase contract, UnaryOperator<TensorType> way) {
        List<List<TensorType>> result = new ArrayList<>();
        int places = contract.inputs().size();
        for (int choice = 1; choice < 1 << places; choice++) {
            List<TensorType> types = new ArrayList<>();
            for (int i = 0; i < places; i++) {
                TensorType type = contract.inputs().get(i).type();
                types.add((choice >> i & 1) == 0 ? type : way.apply(type));
            }
            result.add(types);
        }
        return result;
    }

    /** The types of a case, with all inputs of one dtype turned into another. */
    private static List<List<TensorType>> recast(ContractCase contract) {
        List<TensorType> types =
                contract.inputs().stream().map(TensorData::type).toList();
        List<List<TensorType>> result = new ArrayList<>();
        for (DType from : dtypes(types)) {
            for (DType to : DType.values()) {
                result.add(types.stream()
                        .map(type -> type.dtype() == from ? type.withDType(to) : type)
                        .toList());
            }
        }
        return result;
    }

    private static List<DType> dtypes(List<TensorType> types) {
        return types.stream().map(TensorType::dtype).distinct().toList();
    }

    private static boolean accepts(ContractCase contract, List<TensorType> types) {
        try {
            return build(contract, types).type() != null;
        } catch (TandemException refused) {
            return false;
        }
    }

    private static Node build(ContractCase contract, List<TensorType> types) {
        GraphOps ops = new GraphOps();
        return contract.expression().build(ops, types.stream().map(ops::input).toList());
    }
}
