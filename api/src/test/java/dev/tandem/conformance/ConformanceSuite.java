package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;
import dev.tandem.error.TandemException;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.type.TensorData;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What a backend has to do, for every operation of the catalogue: values, gradients of first and second order, both the
 * engine's own and by our rules, kinks, errors, and eager operations.
 *
 * <p>A backend's test extends this and says which backend it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConformanceSuite {
    private static final int EAGER_CASES = 3;

    private final Map<String, List<Check>> values = checks(contract -> true, Check::value);
    private final Map<String, List<Check>> gradients = checks(ConformanceSuite::isSmooth, Check::gradient);
    private final Map<String, List<Check>> singleGradients =
            checks(ConformanceSuite::isSmooth, Check::gradientInSinglePrecision);
    private final Map<String, List<Check>> secondGradients = checks(ConformanceSuite::isSmooth, Check::secondGradient);
    private EngineUnderTest engine;

    /** The backend under test. */
    protected abstract BackendProvider provider();

    @BeforeAll
    final void open() {
        engine = EngineUnderTest.open(provider());
    }

    @AfterAll
    final void close() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicContainer> valuesEqualTheOracles() {
        return tests(values, GradientPolicy.symbolic());
    }

    @TestFactory
    Stream<DynamicContainer> nativeGradientsEqualCentralDifferences() {
        return tests(gradients, engine.nativeGradients());
    }

    @TestFactory
    Stream<DynamicContainer> symbolicGradientsEqualCentralDifferences() {
        return tests(gradients, GradientPolicy.symbolic());
    }

    @TestFactory
    Stream<DynamicContainer> nativeGradientsInSinglePrecisionEqualTheOracles() {
        return tests(singleGradients, engine.nativeGradients());
    }

    @TestFactory
    Stream<DynamicContainer> symbolicGradientsInSinglePrecisionEqualTheOracles() {
        return tests(singleGradients, GradientPolicy.symbolic());
    }

    @TestFactory
    Stream<DynamicContainer> nativeSecondGradientsEqualCentralDifferences() {
        return tests(secondGradients, engine.nativeGradients());
    }

    @TestFactory
    Stream<DynamicContainer> symbolicSecondGradientsEqualCentralDifferences() {
        return tests(secondGradients, GradientPolicy.symbolic());
    }

    @TestFactory
    Stream<DynamicTest> nativeGradientsAtKinksAreThosePromised() {
        return Bundle.tests(Kinks.all(), engine, engine.nativeGradients());
    }

    @TestFactory
    Stream<DynamicTest> symbolicGradientsAtKinksAreThosePromised() {
        return Bundle.tests(Kinks.all(), engine, GradientPolicy.symbolic());
    }

    @TestFactory
    Stream<DynamicTest> nativeGradientsAddUpOverAllWays() {
        return Bundle.tests(GradientWays.all(), engine, engine.nativeGradients());
    }

    @TestFactory
    Stream<DynamicTest> symbolicGradientsAddUpOverAllWays() {
        return Bundle.tests(GradientWays.all(), engine, GradientPolicy.symbolic());
    }

    @TestFactory
    Stream<DynamicContainer> eagerOperationsEqualCompiledOnes() {
        return Contracts.byOperation().entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey(),
                        spread(entry.getValue()).stream()
                                .map(each -> DynamicTest.dynamicTest(each.title(), () -> requireEager(each)))));
    }

    @TestFactory
    Stream<DynamicTest> valuesThatCannotBeComputedAreTypedErrors() {
        return Failures.all().stream()
                .map(failure -> DynamicTest.dynamicTest(failure.title(), () -> requireFailure(failure)));
    }

    private static boolean isSmooth(ContractCase contract) {
        return !contract.differentiable().isEmpty();
    }

    private static Map<String, List<Check>> checks(Predicate<ContractCase> which, Function<ContractCase, Check> check) {
        Map<String, List<Check>> checks = new LinkedHashMap<>();
        Contracts.byOperation().forEach((operation, cases) -> {
            List<Check> some = cases.stream().filter(which).map(check).toList();
            if (!some.isEmpty()) {
                checks.put(operation, some);
            }
        });
        return checks;
    }

    private Stream<DynamicContainer> tests(Map<String, List<Check>> checks, GradientPolicy policy) {
        return checks.entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey(), Bundle.tests(entry.getValue(), engine, policy)));
    }

    /** Some cases from all over a list, and the first of each that is special: of nothing, of a single number, not finite. */
    private static Set<ContractCase> spread(List<ContractCase> all) {
        Set<ContractCase> result = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(EAGER_CASES, all.size()); i++) {
            result.add(all.get(i * all.size() / EAGER_CASES % all.size()));
        }
        for (Coverage special : Coverage.values()) {
            all.stream().filter(special::isIn).findFirst().ifPresent(result::add);
        }
        return result;
    }

    private void requireEager(ContractCase contract) {
        List<TensorData> eager = engine.eager(contract.graph(), contract.inputs());
        List<TensorData> compiled = engine.compiled(contract.graph(), GradientPolicy.symbolic(), contract.inputs());
        double relative = contract.slack() * Agreement.tolerance(eager.get(0).dtype());
        Agreement.require(ReferenceTensor.of(compiled.get(0)), eager.get(0), relative, 0);
    }

    private void requireFailure(Failures.Failure failure) {
        Assertions.assertThatThrownBy(
                        () -> engine.compiled(failure.graph(), GradientPolicy.symbolic(), failure.wrong()))
                .isInstanceOf(TandemException.class)
                .isExactlyInstanceOf(failure.error())
                .hasMessageMatching(failure.message());
        if (failure.right().isEmpty()) {
            return;
        }
        // The engine is none the worse for it.
        TensorData answer = engine.compiled(failure.graph(), GradientPolicy.symbolic(), failure.right())
                .get(0);
        Agreement.require(Reference.evaluate(failure.graph(), failure.right()).get(0), answer, 1e-5, 0);
    }
}
