package dev.tandem.conformance;

import dev.tandem.ops.Ops;
import dev.tandem.type.TensorData;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A derived operation's default says what it means: it must give what the oracle's own definition gives. */
class DerivedOpsTest {
    private static final ReferenceOps ORACLE = new ReferenceOps();

    /** The oracle's mandatory operations, and the defaults of all others on top of them. */
    @SuppressWarnings("unchecked")
    private static Ops<ReferenceTensor> defaults() {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            try {
                return method.invoke(ORACLE, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Ops<ReferenceTensor>)
                Proxy.newProxyInstance(Ops.class.getClassLoader(), new Class<?>[] {Ops.class}, handler);
    }

    @TestFactory
    Stream<DynamicTest> defaultsEqualTheOraclesDefinitions() {
        Set<String> derived = Arrays.stream(Ops.class.getMethods())
                .filter(Method::isDefault)
                .map(Method::getName)
                .collect(Collectors.toSet());
        Ops<ReferenceTensor> defaults = defaults();
        return Contracts.all().stream()
                .filter(contract -> derived.contains(contract.operation()))
                .map(contract -> DynamicTest.dynamicTest(contract.toString(), () -> compare(defaults, contract)));
    }

    private static void compare(Ops<ReferenceTensor> defaults, ContractCase contract) {
        List<ReferenceTensor> inputs =
                contract.inputs().stream().map(ReferenceTensor::of).toList();
        TensorData derived = contract.graph()
                .evaluate(defaults, inputs, (targets, upstream, sources) -> List.of())
                .get(0)
                .toData();
        double tolerance = contract.slack() * Agreement.tolerance(derived.dtype());
        Agreement.require(contract.expected(), derived, tolerance, 0);
    }
}
