package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.assertions.TensorAssert;
import dev.tandem.compare.Tolerance;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.TensorData;
import java.util.List;

/** What a public method gives, part by part, beside what it should: values with their type, or any other object. */
final class Outcomes {
    private Outcomes() {}

    static void assertMatches(String method, Object actual, Object expected) {
        List<?> parts = parts(actual);
        List<?> wanted = parts(expected);
        assertThat(parts).as(method).hasSameSizeAs(wanted);
        for (int i = 0; i < parts.size(); i++) {
            if (wanted.get(i) instanceof TensorData values) {
                TensorAssert.assertThat(values(parts.get(i))).as(method).isCloseTo(values, Tolerance.STRICT);
            } else {
                assertThat(parts.get(i)).as(method).isEqualTo(wanted.get(i));
            }
        }
    }

    /** Several tensors one by one, whatever holds them. */
    static List<?> parts(Object outcome) {
        if (outcome instanceof Tensor.TopK top) {
            return List.of(top.values(), top.indices());
        }
        return outcome instanceof List<?> list ? list : List.of(outcome);
    }

    /** With their values in place of tensors. */
    static List<TensorData> values(List<?> parts) {
        return parts.stream().map(Outcomes::values).toList();
    }

    private static TensorData values(Object part) {
        return part instanceof TensorLike tensor ? tensor.tensor().data() : (TensorData) part;
    }
}
