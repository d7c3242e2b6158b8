package dev.tandem.assertions;

import dev.tandem.compare.Tolerance;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;

/**
 * AssertJ assertions on tensors.
 *
 * <pre>{@code
 * assertThat(prediction).isCloseTo(expected, Tolerance.BALANCED);
 * }</pre>
 */
public final class TensorAssert extends AbstractAssert<TensorAssert, TensorData> {
    private static final int SHOWN = 5;

    private TensorAssert(TensorData actual) {
        super(actual, TensorAssert.class);
    }

    /** Begins an assertion on the values of a tensor or variable. */
    public static TensorAssert assertThat(TensorLike actual) {
        return new TensorAssert(actual.tensor().data());
    }

    /** Begins an assertion on values. */
    public static TensorAssert assertThat(TensorData actual) {
        return new TensorAssert(actual);
    }

    /** Fails unless the shape is that. */
    public TensorAssert hasShape(long... sizes) {
        if (!actual.shape().equals(Shape.of(sizes))) {
            failWithMessage("expected shape %s but was %s", Shape.of(sizes), actual.shape());
        }
        return this;
    }

    /** Fails unless the dtype is that. */
    public TensorAssert hasDType(DType dtype) {
        if (actual.dtype() != dtype) {
            failWithMessage("expected dtype %s but was %s", dtype, actual.dtype());
        }
        return this;
    }

    /** Fails unless type and every bit are the same. */
    public TensorAssert isIdenticalTo(TensorData expected) {
        if (!actual.equals(expected)) {
            failWithMessage(
                    "expected exactly%n%s %s%nbut was%n%s %s", expected.type(), expected, actual.type(), actual);
        }
        return this;
    }

    /** Fails unless type and values agree by a tolerance; says which positions do not, with both values. */
    public TensorAssert isCloseTo(TensorLike expected, Tolerance tolerance) {
        return isCloseTo(expected.tensor().data(), tolerance);
    }

    /** Fails unless type and values agree by a tolerance; says which positions do not, with both values. */
    public TensorAssert isCloseTo(TensorData expected, Tolerance tolerance) {
        if (!actual.type().equals(expected.type())) {
            failWithMessage("expected %s but was %s", expected.type(), actual.type());
        }
        List<Integer> different = new ArrayList<>();
        for (int i = 0; i < actual.count(); i++) {
            if (!tolerance.agrees(actual.getDouble(i), expected.getDouble(i), actual.dtype())) {
                different.add(i);
            }
        }
        if (!different.isEmpty()) {
            failWithMessage("%s", describe(expected, different, tolerance));
        }
        return this;
    }

    private String describe(TensorData expected, List<Integer> different, Tolerance tolerance) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d of %d elements of %s are not close by %s (relative %.0e, absolute %.0e):",
                different.size(),
                actual.count(),
                actual.type(),
                tolerance,
                tolerance.relative(actual.dtype()),
                tolerance.absolute(actual.dtype())));
        for (int position : different.subList(0, Math.min(SHOWN, different.size()))) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  at %s: expected %s but was %s",
                    coordinates(position),
                    expected.getDouble(position),
                    actual.getDouble(position)));
        }
        return text.append(different.size() > SHOWN ? String.format("%n  …") : "")
                .toString();
    }

    private List<Long> coordinates(int position) {
        List<Long> result = new ArrayList<>();
        long rest = position;
        for (int axis = actual.shape().rank() - 1; axis >= 0; axis--) {
            result.add(0, rest % actual.shape().size(axis));
            rest /= actual.shape().size(axis);
        }
        return result;
    }
}
