package dev.tandem.conformance;

import dev.tandem.ops.Pool2dSpec;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.TensorData;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A call of any public method of {@link Tensor} with arguments that nobody would give it. */
final class FuzzCall {
    private static final Set<String> NOT_OPERATIONS = Set.of("value", "tensor", "close");
    private static final List<Method> METHODS = Arrays.stream(Tensor.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .filter(method -> !NOT_OPERATIONS.contains(method.getName()))
            .sorted(Comparator.comparing(Method::toGenericString))
            .toList();

    private final long number;
    private final Method method;
    private final boolean traced;
    private final Object receiver;
    private final List<Object> arguments = new ArrayList<>();
    private final List<TensorData> inputs;
    private final boolean wild;

    /** The call that a number stands for. */
    FuzzCall(long number) {
        this.number = number;
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        this.method = METHODS.get(random.nextInt(METHODS.size()));
        this.traced = random.nextBoolean();
        FuzzArguments made = new FuzzArguments(random, method.getName());
        this.receiver = Modifier.isStatic(method.getModifiers()) ? null : made.tensor();
        for (Class<?> parameter : method.getParameterTypes()) {
            arguments.add(made.argument(parameter));
        }
        this.inputs = List.copyOf(made.tensors());
        this.wild = made.wild();
    }

    String operation() {
        return method.getName();
    }

    /** Whether the call is made inside of a function. */
    boolean isTraced() {
        return traced;
    }

    List<TensorData> inputs() {
        return inputs;
    }

    /** Whether values are at the ends of what their dtypes hold: engines may then differ by overflow. */
    boolean isWild() {
        return wild;
    }

    /** Whether an engine may be asked for it if it is accepted: a window of 2³¹ cells is written out by some. */
    boolean isAffordable() {
        return arguments.stream()
                .noneMatch(argument ->
                        argument instanceof Pool2dSpec pool && Math.max(pool.height(), pool.width()) > 10_000);
    }

    /** Makes the call on these tensors, one for each of the inputs. */
    Object make(List<Tensor> tensors) {
        try {
            Object[] filled = arguments.stream()
                    .map(argument -> filled(argument, tensors))
                    .toArray();
            return method.invoke(filled(receiver, tensors), filled);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new AssertionError(this + " threw " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError("the methods are public", e);
        }
    }

    private static Object filled(Object argument, List<Tensor> tensors) {
        if (argument instanceof FuzzArguments.Hole hole) {
            return tensors.get(hole.position());
        }
        if (argument instanceof List<?> list) {
            return Arrays.asList(
                    list.stream().map(each -> filled(each, tensors)).toArray());
        }
        if (argument instanceof Object[] array && array.getClass().getComponentType() == Object.class) {
            Object result = Array.newInstance(TensorLike.class, array.length);
            for (int i = 0; i < array.length; i++) {
                Array.set(result, i, filled(array[i], tensors));
            }
            return result;
        }
        return argument;
    }

    @Override
    public String toString() {
        Object[] given = arguments.toArray();
        return "call " + number + (traced ? ", traced: " : ": ") + method.getName()
                + (receiver == null ? " " : " of " + receiver + " ") + Arrays.deepToString(given) + " with "
                + inputs.stream().map(ReferenceTensor::of).toList();
    }
}
