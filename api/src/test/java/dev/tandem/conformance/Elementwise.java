package dev.tandem.conformance;

import dev.tandem.type.DType;
import dev.tandem.type.TensorType;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** One function applied to every element, or to every pair of elements of two tensors that broadcast. */
final class Elementwise {
    /** Says something of two doubles. */
    interface RealRelation {
        boolean holds(double a, double b);
    }

    /** Says something of two longs. */
    interface WholeRelation {
        boolean holds(long a, long b);
    }

    /** Says something of a double. */
    interface RealProperty {
        boolean holds(double x);
    }

    private Elementwise() {}

    static ReferenceTensor map(TensorType type, ReferenceTensor x, DoubleUnaryOperator real) {
        double[] result = new double[x.count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = real.applyAsDouble(x.real(i));
        }
        return ReferenceTensor.ofReals(type, result);
    }

    static ReferenceTensor map(TensorType type, ReferenceTensor x, DoubleUnaryOperator real, LongUnaryOperator whole) {
        if (x.isReal()) {
            return map(type, x, real);
        }
        long[] result = new long[x.count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = whole.applyAsLong(x.whole(i));
        }
        return ReferenceTensor.ofWholes(type, result);
    }

    static ReferenceTensor test(TensorType type, ReferenceTensor x, RealProperty property) {
        long[] result = new long[x.count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = property.holds(x.real(i)) ? 1 : 0;
        }
        return ReferenceTensor.ofWholes(type, result);
    }

    static ReferenceTensor combine(
            TensorType type,
            ReferenceTensor a,
            ReferenceTensor b,
            DoubleBinaryOperator real,
            LongBinaryOperator whole) {
        int count = Math.toIntExact(type.shape().elementCount());
        Coordinates out = Coordinates.of(type.shape());
        Coordinates inA = Coordinates.of(a.shape());
        Coordinates inB = Coordinates.of(b.shape());
        double[] reals = new double[a.isReal() ? count : 0];
        long[] wholes = new long[a.isReal() ? 0 : count];
        for (int i = 0; i < count; i++) {
            long[] at = out.at(i);
            int fromA = inA.stretched(at);
            int fromB = inB.stretched(at);
            if (a.isReal()) {
                reals[i] = real.applyAsDouble(a.real(fromA), b.real(fromB));
            } else {
                wholes[i] = whole.applyAsLong(a.whole(fromA), b.whole(fromB));
            }
        }
        return a.isReal() ? ReferenceTensor.ofReals(type, reals) : ReferenceTensor.ofWholes(type, wholes);
    }

    static ReferenceTensor combine(TensorType type, ReferenceTensor a, ReferenceTensor b, DoubleBinaryOperator real) {
        return combine(type, a, b, real, (x, y) -> {
            throw new IllegalArgumentException("not a floating dtype: " + a.type());
        });
    }

    static ReferenceTensor compare(
            TensorType type, ReferenceTensor a, ReferenceTensor b, RealRelation real, WholeRelation whole) {
        int count = Math.toIntExact(type.shape().elementCount());
        Coordinates out = Coordinates.of(type.shape());
        Coordinates inA = Coordinates.of(a.shape());
        Coordinates inB = Coordinates.of(b.shape());
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            long[] at = out.at(i);
            int fromA = inA.stretched(at);
            int fromB = inB.stretched(at);
            boolean holds =
                    a.isReal() ? real.holds(a.real(fromA), b.real(fromB)) : whole.holds(a.whole(fromA), b.whole(fromB));
            result[i] = holds ? 1 : 0;
        }
        return ReferenceTensor.ofWholes(type.withDType(DType.BOOL), result);
    }
}
