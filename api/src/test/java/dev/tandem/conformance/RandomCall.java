package dev.tandem.conformance;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Ops;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A call of any operation with arguments thrown together: right by chance, or wrong in ways that nobody thought of. */
final class RandomCall {
    private static final List<Method> METHODS = Arrays.stream(Ops.class.getMethods())
            .filter(method -> method.getGenericReturnType() instanceof TypeVariable)
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    private static final List<String> EQUATIONS =
            List.of("ij,jk->ik", "ij->ji", "i,i->", "ij->", "ab,b->a", "ii->i", "ij", "a.b->a", "i,j->ij", "", "->");

    /** Which tensor of an operation holds positions. */
    private static final Map<String, Integer> INDICES = Map.of(
            "gather",
            1,
            "gatherNd",
            1,
            "takeAlongAxis",
            1,
            "embedding",
            1,
            "scatterNd",
            0,
            "scatterAlongAxis",
            0,
            "oneHot",
            0,
            "sparseSoftmaxCrossEntropy",
            0);

    private final Random random;
    private final GraphOps ops = new GraphOps();
    private final List<TensorData> inputs = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private final Method method;
    private final DType dtype;
    private final Shape shape;

    /** The call that a number stands for. */
    RandomCall(long seed) {
        this.random = new Random(seed);
        this.method = METHODS.get(random.nextInt(METHODS.size()));
        boolean logical = method.getName().matches("logical.*|any|all");
        this.dtype = logical ? DType.BOOL : random.nextInt(3) > 0 ? DType.FLOAT64 : one(Samples.ALL);
        this.shape = shape();
        for (Type parameter : method.getGenericParameterTypes()) {
            arguments.add(argument(parameter));
        }
    }

    /** Makes the call. */
    Node make() {
        try {
            return (Node) method.invoke(ops, arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new AssertionError(this + " threw " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError("operations are public", e);
        }
    }

    GraphOps ops() {
        return ops;
    }

    List<TensorData> inputs() {
        return inputs;
    }

    String operation() {
        return method.getName();
    }

    private <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Object argument(Type parameter) {
        if (parameter instanceof TypeVariable) {
            return tensor();
        }
        if (parameter instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            List<Object> result = new ArrayList<>();
            int count = element == Integer.class && random.nextBoolean() ? random.nextInt(2) : shape.rank();
            for (int i = element instanceof TypeVariable ? -1 : 0; i < count; i++) {
                result.add(element instanceof TypeVariable ? tensor() : number(element));
            }
            // Axes arrive in ascending order, but for those that say the order.
            boolean ordered = element == Integer.class && !method.getName().equals("permute");
            return ordered ? result.stream().sorted().toList() : result;
        }
        return number(parameter);
    }

    private Object number(Type type) {
        return switch (type.getTypeName()) {
            case "int", "java.lang.Integer" -> random.nextInt(6) - 1;
            case "long", "java.lang.Long" -> (long) (random.nextInt(6) - 1);
            case "double" -> one(List.of(0.0, 1.0, -2.0, 0.25, 1e-3));
            case "boolean" -> random.nextBoolean();
            case "java.lang.String" -> one(EQUATIONS);
            default -> structure(type);
        };
    }

    private Object structure(Type type) {
        if (type == DType.class) {
            return one(Samples.ALL);
        }
        if (type == Shape.class) {
            return random.nextBoolean() ? Shape.of(shape.elementCount()) : shape();
        }
        if (type == SliceSpec.class) {
            return new SliceSpec(numbers(0), numbers(0), numbers(1));
        }
        if (type == TensorData.class) {
            return data();
        }
        Padding padding =
                one(List.of(Padding.SAME, Padding.VALID, Padding.explicit(1, 0, 1, 1), Padding.explicit(-1, 2, 0, 3)));
        if (type == Pool2dSpec.class) {
            return new Pool2dSpec(small(), small(), small(), small(), padding);
        }
        return new Conv2dSpec(small(), small(), padding, small(), small(), small());
    }

    private int small() {
        return random.nextInt(8) == 0 ? random.nextInt(2) - 1 : 1 + random.nextInt(2);
    }

    private List<Long> numbers(long lowest) {
        List<Long> result = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            result.add(lowest + random.nextInt(3));
        }
        return result;
    }

    private Shape shape() {
        boolean image = method.getName().matches("conv2d.*|.*Pool2d") && random.nextInt(6) > 0;
        int rank = image ? 4 : random.nextInt(5);
        long[] sizes = new long[rank];
        boolean square = random.nextInt(3) == 0 || (image && random.nextBoolean());
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = square && axis > 0 ? sizes[0] : one(List.of(0L, 1L, 2L, 2L, 3L, 3L));
        }
        return Shape.of(sizes);
    }

    private Node tensor() {
        TensorData data = data();
        inputs.add(data);
        return ops.input(data.type());
    }

    /** Small multiples of 1/4, which every engine computes with exactly. */
    private TensorData data() {
        boolean position = INDICES.getOrDefault(method.getName(), -1) == inputs.size();
        boolean condition = method.getName().equals("where") && inputs.isEmpty();
        DType usual = position ? one(List.of(DType.INT32, DType.INT64)) : condition ? DType.BOOL : dtype;
        DType type = random.nextInt(5) > 0 ? usual : one(Samples.ALL);
        Shape size = random.nextInt(4) > 0 ? shape : shape();
        double[] values = new double[(int) size.elementCount()];
        for (int i = 0; i < values.length; i++) {
            int number = random.nextInt(type == DType.BOOL ? 2 : 17);
            values[i] = type.isFloating() ? (number - 8) / 4.0 : number % 8 - (type == DType.UINT8 ? 0 : 1);
        }
        return Samples.values(type, size, values);
    }

    @Override
    public String toString() {
        return method.getName() + arguments + " of "
                + inputs.stream().map(TensorData::type).toList() + " "
                + inputs.stream().map(ReferenceTensor::of).toList();
    }
}
