package dev.tandem.contract;

import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A public method of {@link Tensor} by its name and parameter types, so that what is named is what is called.
 *
 * @param method as {@link PublicMethods} writes it
 * @param operands the receiver, if it has one, and the arguments; values stand for tensors
 * @param expected from the operands, values replaced by tensors, to values or whatever else the method gives
 */
record TensorCall(String method, List<Object> operands, Function<List<Object>, Object> expected) {
    static final Map<String, Method> METHODS = PublicMethods.of(Tensor.class);

    /** A call whose outcome is still to be said. */
    record Open(String method, List<Object> operands) {
        /** The values of the one tensor, or the other object, that it gives. */
        TensorCall gives(Object expected) {
            return new TensorCall(method, operands, tensors -> expected);
        }

        /** The values of the tensors that it gives. */
        TensorCall givesAll(TensorData... expected) {
            return gives(List.of(expected));
        }
    }

    static Open call(String method, Object... operands) {
        return new Open(method, List.of(operands));
    }

    /** Numbers, FLOAT64 [n]. */
    static TensorData vector(double... values) {
        return TensorData.of(Shape.of(values.length), values);
    }

    /** Numbers in row-major order, FLOAT64. */
    static TensorData shaped(Shape shape, double... values) {
        return TensorData.of(shape, values);
    }

    /** Numbers by rows; FLOAT64 of doubles, INT64 of longs and so on. */
    static TensorData nested(Object rows) {
        return TensorData.of(rows);
    }

    static TensorData number(double value) {
        return TensorData.scalar(DType.FLOAT64, value);
    }

    /** Whether it gives tensors, and so may stand in a function. */
    boolean computes() {
        Class<?> result = declared().getReturnType();
        return result == Tensor.class || result == List.class || result == Tensor.TopK.class;
    }

    private Method declared() {
        return METHODS.get(method);
    }

    /** The values among the operands, in their order. */
    List<TensorData> values() {
        return operands.stream()
                .flatMap(operand -> operand instanceof List<?> list ? list.stream() : Stream.of(operand))
                .filter(TensorData.class::isInstance)
                .map(TensorData.class::cast)
                .toList();
    }

    /** The operands with those tensors in place of their values. */
    private List<Object> bound(List<Tensor> tensors) {
        Iterator<Tensor> next = tensors.iterator();
        List<Object> result = new ArrayList<>();
        for (Object operand : operands) {
            if (operand instanceof TensorData) {
                result.add(next.next());
            } else if (operand instanceof List<?> list) {
                result.add(list.stream().map(each -> next.next()).toList());
            } else {
                result.add(operand);
            }
        }
        return result;
    }

    Object expected(List<Tensor> tensors) {
        return expected.apply(bound(tensors));
    }

    Object invoke(List<Tensor> tensors) {
        List<Object> arguments = bound(tensors);
        Object receiver = Modifier.isStatic(declared().getModifiers()) ? null : arguments.remove(0);
        Class<?>[] types = declared().getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == TensorLike[].class) {
                arguments.set(i, ((List<?>) arguments.get(i)).toArray(TensorLike[]::new));
            }
        }
        return invoke(declared(), receiver, arguments.toArray());
    }

    static Object invoke(Method method, Object receiver, Object... arguments) {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return method;
    }
}
