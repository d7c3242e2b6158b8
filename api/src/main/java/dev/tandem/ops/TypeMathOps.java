package dev.tandem.ops;

import static dev.tandem.ops.TypeCheck.bool;
import static dev.tandem.ops.TypeCheck.broadcast;
import static dev.tandem.ops.TypeCheck.floating;
import static dev.tandem.ops.TypeCheck.numeric;
import static dev.tandem.ops.TypeCheck.sameDType;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;

/** Types of elementwise operations. */
interface TypeMathOps extends MathOps<TensorType> {
    private static TensorType signed(String operation, TensorType x) {
        if (x.dtype() == DType.UINT8) {
            throw new DTypeMismatchException(
                    operation + ": got " + x + "; expected a signed dtype: cast the tensor first");
        }
        return numeric(operation, x);
    }

    private static TensorType numeric2(String operation, TensorType a, TensorType b) {
        numeric(operation, a);
        numeric(operation, b);
        return broadcast(operation, a, b);
    }

    private static TensorType floating2(String operation, TensorType a, TensorType b) {
        floating(operation, a);
        floating(operation, b);
        return broadcast(operation, a, b);
    }

    private static TensorType bool2(String operation, TensorType a, TensorType b) {
        bool(operation, a);
        bool(operation, b);
        return broadcast(operation, a, b);
    }

    private static TensorType ordered(String operation, TensorType a, TensorType b) {
        return numeric2(operation, a, b).withDType(DType.BOOL);
    }

    @Override
    default TensorType negate(TensorType x) {
        return signed("negate", x);
    }

    @Override
    default TensorType abs(TensorType x) {
        return numeric("abs", x);
    }

    @Override
    default TensorType sign(TensorType x) {
        return numeric("sign", x);
    }

    @Override
    default TensorType isNan(TensorType x) {
        return floating("isNan", x).withDType(DType.BOOL);
    }

    @Override
    default TensorType isInfinite(TensorType x) {
        return floating("isInfinite", x).withDType(DType.BOOL);
    }

    @Override
    default TensorType square(TensorType x) {
        return numeric("square", x);
    }

    @Override
    default TensorType divide(TensorType a, TensorType b) {
        if (a.dtype().isInteger() && b.dtype().isInteger()) {
            throw new DTypeMismatchException("divide: got " + a + " and " + b
                    + "; expected float32 or float64: use floorDivide for whole numbers, or cast both first");
        }
        return floating2("divide", a, b);
    }

    @Override
    default TensorType equal(TensorType a, TensorType b) {
        return broadcast("equal", a, b).withDType(DType.BOOL);
    }

    @Override
    default TensorType notEqual(TensorType a, TensorType b) {
        return broadcast("notEqual", a, b).withDType(DType.BOOL);
    }

    @Override
    default TensorType logicalNot(TensorType x) {
        return bool("logicalNot", x);
    }

    @Override
    default TensorType where(TensorType condition, TensorType a, TensorType b) {
        bool("where", condition);
        sameDType("where", a, b);
        Shape values = Shape.broadcast("where", a.shape(), b.shape());
        return a.withShape(Shape.broadcast("where", condition.shape(), values));
    }

    @Override
    default TensorType cast(TensorType x, DType dtype) {
        return x.withDType(dtype);
    }

    @Override
    default TensorType stopGradient(TensorType x) {
        return x;
    }

    @Override
    default TensorType clip(TensorType x, TensorType lower, TensorType upper) {
        numeric("clip", x);
        return broadcast("clip", broadcast("clip", x, lower), upper);
    }

    @Override
    default TensorType sqrt(TensorType x) {
        return floating("sqrt", x);
    }

    @Override
    default TensorType exp(TensorType x) {
        return floating("exp", x);
    }

    @Override
    default TensorType expm1(TensorType x) {
        return floating("expm1", x);
    }

    @Override
    default TensorType log(TensorType x) {
        return floating("log", x);
    }

    @Override
    default TensorType log1p(TensorType x) {
        return floating("log1p", x);
    }

    @Override
    default TensorType sin(TensorType x) {
        return floating("sin", x);
    }

    @Override
    default TensorType cos(TensorType x) {
        return floating("cos", x);
    }

    @Override
    default TensorType tan(TensorType x) {
        return floating("tan", x);
    }

    @Override
    default TensorType asin(TensorType x) {
        return floating("asin", x);
    }

    @Override
    default TensorType acos(TensorType x) {
        return floating("acos", x);
    }

    @Override
    default TensorType atan(TensorType x) {
        return floating("atan", x);
    }

    @Override
    default TensorType sinh(TensorType x) {
        return floating("sinh", x);
    }

    @Override
    default TensorType cosh(TensorType x) {
        return floating("cosh", x);
    }

    @Override
    default TensorType tanh(TensorType x) {
        return floating("tanh", x);
    }

    @Override
    default TensorType asinh(TensorType x) {
        return floating("asinh", x);
    }

    @Override
    default TensorType acosh(TensorType x) {
        return floating("acosh", x);
    }

    @Override
    default TensorType atanh(TensorType x) {
        return floating("atanh", x);
    }

    @Override
    default TensorType erf(TensorType x) {
        return floating("erf", x);
    }

    @Override
    default TensorType floor(TensorType x) {
        return floating("floor", x);
    }

    @Override
    default TensorType ceil(TensorType x) {
        return floating("ceil", x);
    }

    @Override
    default TensorType round(TensorType x) {
        return floating("round", x);
    }

    @Override
    default TensorType rsqrt(TensorType x) {
        return floating("rsqrt", x);
    }

    @Override
    default TensorType reciprocal(TensorType x) {
        return floating("reciprocal", x);
    }

    @Override
    default TensorType add(TensorType a, TensorType b) {
        return numeric2("add", a, b);
    }

    @Override
    default TensorType subtract(TensorType a, TensorType b) {
        return numeric2("subtract", a, b);
    }

    @Override
    default TensorType multiply(TensorType a, TensorType b) {
        return numeric2("multiply", a, b);
    }

    @Override
    default TensorType floorDivide(TensorType a, TensorType b) {
        return numeric2("floorDivide", a, b);
    }

    @Override
    default TensorType mod(TensorType a, TensorType b) {
        return numeric2("mod", a, b);
    }

    @Override
    default TensorType minimum(TensorType a, TensorType b) {
        return numeric2("minimum", a, b);
    }

    @Override
    default TensorType maximum(TensorType a, TensorType b) {
        return numeric2("maximum", a, b);
    }

    @Override
    default TensorType power(TensorType a, TensorType b) {
        return floating2("power", a, b);
    }

    @Override
    default TensorType atan2(TensorType a, TensorType b) {
        return floating2("atan2", a, b);
    }

    @Override
    default TensorType less(TensorType a, TensorType b) {
        return ordered("less", a, b);
    }

    @Override
    default TensorType lessEqual(TensorType a, TensorType b) {
        return ordered("lessEqual", a, b);
    }

    @Override
    default TensorType greater(TensorType a, TensorType b) {
        return ordered("greater", a, b);
    }

    @Override
    default TensorType greaterEqual(TensorType a, TensorType b) {
        return ordered("greaterEqual", a, b);
    }

    @Override
    default TensorType logicalAnd(TensorType a, TensorType b) {
        return bool2("logicalAnd", a, b);
    }

    @Override
    default TensorType logicalOr(TensorType a, TensorType b) {
        return bool2("logicalOr", a, b);
    }

    @Override
    default TensorType logicalXor(TensorType a, TensorType b) {
        return bool2("logicalXor", a, b);
    }
}
