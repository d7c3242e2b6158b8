package dev.tandem.conformance;

import dev.tandem.ops.MathOps;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;

/** Arithmetic, comparison and logic of two values or three. */
interface ReferenceArithmeticOps extends ReferenceBase, MathOps<ReferenceTensor> {
    @Override
    default ReferenceTensor add(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.add(a.type(), b.type());
        return Elementwise.combine(type, a, b, (x, y) -> x + y, (x, y) -> x + y);
    }

    @Override
    default ReferenceTensor subtract(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.subtract(a.type(), b.type());
        return Elementwise.combine(type, a, b, (x, y) -> x - y, (x, y) -> x - y);
    }

    @Override
    default ReferenceTensor multiply(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.multiply(a.type(), b.type());
        return Elementwise.combine(type, a, b, (x, y) -> x * y, (x, y) -> x * y);
    }

    @Override
    default ReferenceTensor floorDivide(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.floorDivide(a.type(), b.type());
        return Elementwise.combine(
                type, a, b, SpecialFunctions::floorDivide, (x, y) -> y == 0 ? 0 : Math.floorDiv(x, y));
    }

    @Override
    default ReferenceTensor mod(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.mod(a.type(), b.type());
        return Elementwise.combine(type, a, b, SpecialFunctions::mod, (x, y) -> y == 0 ? 0 : Math.floorMod(x, y));
    }

    @Override
    default ReferenceTensor minimum(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.minimum(a.type(), b.type());
        return Elementwise.combine(type, a, b, Math::min, Math::min);
    }

    @Override
    default ReferenceTensor maximum(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.maximum(a.type(), b.type());
        return Elementwise.combine(type, a, b, Math::max, Math::max);
    }

    @Override
    default ReferenceTensor divide(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.divide(a.type(), b.type());
        return Elementwise.combine(type, a, b, (x, y) -> x / y);
    }

    @Override
    default ReferenceTensor power(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.power(a.type(), b.type());
        return Elementwise.combine(type, a, b, SpecialFunctions::power);
    }

    @Override
    default ReferenceTensor atan2(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.atan2(a.type(), b.type());
        return Elementwise.combine(type, a, b, Math::atan2);
    }

    @Override
    default ReferenceTensor equal(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.equal(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> x == y, (x, y) -> x == y);
    }

    @Override
    default ReferenceTensor notEqual(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.notEqual(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> x != y, (x, y) -> x != y);
    }

    @Override
    default ReferenceTensor less(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.less(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> x < y, (x, y) -> x < y);
    }

    @Override
    default ReferenceTensor lessEqual(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.lessEqual(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> x <= y, (x, y) -> x <= y);
    }

    @Override
    default ReferenceTensor greater(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.greater(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> x > y, (x, y) -> x > y);
    }

    @Override
    default ReferenceTensor greaterEqual(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.greaterEqual(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> x >= y, (x, y) -> x >= y);
    }

    @Override
    default ReferenceTensor logicalAnd(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.logicalAnd(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> false, (x, y) -> (x & y) != 0);
    }

    @Override
    default ReferenceTensor logicalOr(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.logicalOr(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> false, (x, y) -> (x | y) != 0);
    }

    @Override
    default ReferenceTensor logicalXor(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.logicalXor(a.type(), b.type());
        return Elementwise.compare(type, a, b, (x, y) -> false, (x, y) -> (x ^ y) != 0);
    }

    @Override
    default ReferenceTensor where(ReferenceTensor condition, ReferenceTensor a, ReferenceTensor b) {
        Shape shape = TYPES.where(condition.type(), a.type(), b.type()).shape();
        Coordinates out = Coordinates.of(shape);
        Coordinates inCondition = Coordinates.of(condition.shape());
        ReferenceTensor stretchedA = stretch(a, shape);
        ReferenceTensor stretchedB = stretch(b, shape);
        ReferenceTensor both = stretchedA.followedBy(stretchedB);
        int count = stretchedA.count();
        return both.pick(shape, i -> condition.whole(inCondition.stretched(out.at(i))) != 0 ? i : count + i);
    }

    private static ReferenceTensor stretch(ReferenceTensor x, Shape shape) {
        Coordinates out = Coordinates.of(shape);
        Coordinates in = Coordinates.of(x.shape());
        return x.pick(shape, i -> in.stretched(out.at(i)));
    }

    @Override
    default ReferenceTensor clip(ReferenceTensor x, ReferenceTensor lower, ReferenceTensor upper) {
        Shape shape = TYPES.clip(x.type(), lower.type(), upper.type()).shape();
        TensorType type = x.type().withShape(shape);
        ReferenceTensor raised = Elementwise.combine(type, stretch(x, shape), lower, Math::max, Math::max);
        return Elementwise.combine(type, raised, upper, Math::min, Math::min);
    }
}
