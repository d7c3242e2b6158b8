package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.gradient.GradientRules;
import dev.tandem.graph.Graph;
import dev.tandem.ops.Ops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation is documented, tested, and known to every interpreter: nobody adds one and forgets the rest. */
class OpsCatalogueTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/tandem/ops");
    private static final Map<String, List<ContractCase>> CONTRACTS = Contracts.byOperation();

    /** The methods that give a tensor. */
    static Set<String> operations() {
        return Arrays.stream(Ops.class.getMethods())
                .filter(method -> method.getGenericReturnType() instanceof TypeVariable)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> implementedIn(Class<?> type, Package implementation) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.isBridge()
                        && method.getDeclaringClass().getPackage().equals(implementation))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void thereAreManyOperations() {
        assertThat(operations()).hasSizeGreaterThan(100).contains("matmul", "conv2d", "where");
    }

    @Test
    void everyOperationHasAContract() {
        assertThat(CONTRACTS.keySet()).containsExactlyInAnyOrderElementsOf(operations());
    }

    @Test
    void everyContractCallsItsOperation() {
        assertThat(Contracts.all()).allSatisfy(contract -> {
            Graph graph = contract.graph();
            // A scalar is recorded as the constant that it is.
            String name = contract.operation().equals("scalar") ? "constant" : contract.operation();
            boolean called = graph.nodes().stream()
                    .anyMatch(node -> node.operation().name().equals(name));
            boolean derivedWhileRecording = Set.of("fullLike", "eyeLike").contains(name);
            assertThat(called || derivedWhileRecording).as(contract.toString()).isTrue();
        });
    }

    @Test
    void everyDifferentiableOperationHasAGradientContract() {
        Set<String> tested = Contracts.all().stream()
                .filter(contract -> !contract.differentiable().isEmpty())
                .map(ContractCase::operation)
                .collect(Collectors.toSet());
        Set<String> expected = operations();
        expected.removeAll(GradientRules.NOT_DIFFERENTIABLE);
        expected.removeAll(Set.of("scalar", "fullLike", "eyeLike"));
        assertThat(tested).containsAll(expected);
    }

    @Test
    void everyOperationHasADefinitionOfItsOwnInTheOracle() {
        assertThat(implementedIn(ReferenceOps.class, ReferenceOps.class.getPackage()))
                .containsAll(operations());
    }

    @Test
    void everyContractIsNamedOnce() {
        Map<String, Long> times =
                Contracts.all().stream().collect(Collectors.groupingBy(ContractCase::toString, Collectors.counting()));
        times.values().removeIf(count -> count == 1);
        assertThat(times).isEmpty();
    }

    @Test
    void everyOperationHasAJavadoc() throws IOException {
        List<String> lines;
        try (Stream<Path> files = Files.list(SOURCES)) {
            lines = files.filter(
                            file -> file.getFileName().toString().matches("(Base|Math|Reduce|Shape|Linalg|Nn)Ops.java"))
                    .sorted()
                    .flatMap(OpsCatalogueTest::lines)
                    .toList();
        }
        for (String operation : operations()) {
            Pattern declaration = Pattern.compile("    (default )?T " + operation + "\\(.*");
            List<Integer> places = IntStream.range(1, lines.size())
                    .filter(i -> declaration.matcher(lines.get(i)).matches())
                    .boxed()
                    .toList();
            assertThat(places).as(operation + " is declared").isNotEmpty();
            assertThat(places)
                    .as(operation + " has a Javadoc")
                    .allMatch(i -> lines.get(i - 1).strip().endsWith("*/"));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
