package dev.tandem.conformance;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.tensor.Slice;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Arguments of a method by their types: mostly such as make sense, some at the ends of what a number holds, some null. */
final class FuzzArguments {
    /** Stands for a tensor of values that each engine is given anew. */
    record Hole(int position) {}

    private static final List<String> EQUATIONS = List.of(
            "ij,jk->ik",
            "ij->ji",
            "i,i->",
            "ij->",
            "ab,b->a",
            "ii->i",
            "ij",
            "a.b->a",
            "i,j->ij",
            "",
            "->",
            "i->",
            ",->");
    private static final List<Double> NUMBERS = List.of(
            0.0,
            1.0,
            -2.0,
            0.25,
            1e-3,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE);
    private static final List<Integer> EXTREME_INTS =
            List.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -100, 100, Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    private static final List<Long> EXTREME_LONGS = List.of(
            Long.MIN_VALUE,
            -(1L << 40),
            (long) Integer.MIN_VALUE,
            (long) Integer.MAX_VALUE,
            1L << 32,
            1L << 62,
            Long.MAX_VALUE);

    private final Random random;
    private final boolean image;
    private final boolean indexed;
    private final DType dtype;
    private final Shape shape;
    private final List<TensorData> tensors = new ArrayList<>();
    private boolean wild;

    FuzzArguments(Random random, String operation) {
        this.random = random;
        this.image = operation.matches("conv2d.*|.*Pool2d") && random.nextInt(8) > 0;
        this.indexed = operation.matches("gather.*|takeAlongAxis|embedding|scatterNd|oneHot|sparseSoftmaxCrossEntropy");
        boolean logical = operation.matches("logical.*|any|all");
        this.dtype = logical ? DType.BOOL : random.nextInt(3) > 0 ? floating() : one(Samples.ALL);
        this.shape = shape();
    }

    /** The values behind the holes so far. */
    List<TensorData> tensors() {
        return tensors;
    }

    /** Whether some values are at the ends of what their dtype holds, or beyond. */
    boolean wild() {
        return wild;
    }

    /** A tensor that is there. */
    Hole tensor() {
        tensors.add(data());
        return new Hole(tensors.size() - 1);
    }

    /** An argument of that type, or, seldom, null where it may be. */
    Object argument(Class<?> type) {
        if (!type.isPrimitive() && random.nextInt(25) == 0) {
            return null;
        }
        if (type == TensorLike.class) {
            return tensor();
        }
        if (type == List.class) {
            return Arrays.asList(several(TensorLike.class, this::few));
        }
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        return type.isPrimitive() || type == String.class ? plain(type) : structure(type);
    }

    private Object array(Class<?> element) {
        if (element == TensorLike.class) {
            return several(element, this::few);
        }
        if (element == int.class) {
            int[] axes = new int[aboutRank()];
            Arrays.setAll(axes, i -> random.nextInt(3) > 0 ? i : integer());
            return axes;
        }
        if (element == long.class) {
            return sizes();
        }
        Object[] elements = several(element, this::aboutRank);
        Object result = Array.newInstance(element, elements.length);
        System.arraycopy(elements, 0, result, 0, elements.length);
        return result;
    }

    private Object[] several(Class<?> element, IntSupplier count) {
        Object[] result = new Object[count.getAsInt()];
        Arrays.setAll(result, i -> element == long[].class && random.nextInt(8) > 0 ? pair() : argument(element));
        return result;
    }

    private int few() {
        return random.nextInt(4);
    }

    private int aboutRank() {
        return random.nextInt(4) > 0 ? shape.rank() : random.nextInt(shape.rank() + 2);
    }

    private long[] pair() {
        return new long[] {longer(), longer()};
    }

    private long[] sizes() {
        if (random.nextInt(3) == 0) {
            return new long[] {random.nextBoolean() ? -1 : shape.elementCount()};
        }
        long[] result = new long[aboutRank()];
        Arrays.setAll(result, i -> i < shape.rank() && random.nextInt(3) > 0 ? shape.size(i) : longer());
        return result;
    }

    private Object plain(Class<?> type) {
        return switch (type.getName()) {
            case "int" -> integer();
            case "long" -> longer();
            case "double" -> number();
            case "boolean" -> random.nextBoolean();
            default -> one(EQUATIONS);
        };
    }

    private double number() {
        double number = one(NUMBERS);
        double magnitude = Math.abs(number);
        wild |= magnitude == Double.MAX_VALUE || magnitude == Double.MIN_VALUE;
        return number;
    }

    private int integer() {
        return random.nextInt(6) == 0 ? one(EXTREME_INTS) : random.nextInt(6) - 2;
    }

    private long longer() {
        return random.nextInt(6) == 0 ? one(EXTREME_LONGS) : random.nextInt(6) - 1;
    }

    private Object structure(Class<?> type) {
        if (type == DType.class) {
            return one(Samples.ALL);
        }
        if (type == Slice.class) {
            OptionalLong end = random.nextBoolean() ? OptionalLong.of(longer()) : OptionalLong.empty();
            OptionalLong start = random.nextBoolean() ? OptionalLong.of(longer()) : OptionalLong.empty();
            return random.nextInt(4) == 0 ? Slice.at(longer()) : new Slice(start, end, longer(), false);
        }
        if (type == Pool2dSpec.class) {
            return new Pool2dSpec(cells(), cells(), cells(), cells(), padding());
        }
        return new Conv2dSpec(cells(), cells(), padding(), cells(), cells(), random.nextInt(6) > 0 ? 1 : cells());
    }

    private int cells() {
        return random.nextInt(12) == 0 ? integer() : 1 + random.nextInt(2);
    }

    /** Amounts that are either small or more than can be held: such as lie between would be computed. */
    private Padding padding() {
        long most = Integer.MAX_VALUE;
        List<Supplier<Padding>> choices = List.of(
                () -> Padding.SAME,
                () -> Padding.VALID,
                () -> Padding.SAME,
                () -> Padding.VALID,
                () -> Padding.explicit(1, 0, 1, 1),
                () -> Padding.explicit(0, 0, 0, 0),
                () -> Padding.explicit(-1, 2, 0, 3),
                () -> Padding.explicit(most, most, 0, 0),
                () -> Padding.explicit(0, 0, Long.MAX_VALUE, Long.MAX_VALUE),
                () -> Padding.explicit(Long.MIN_VALUE, 0, Long.MAX_VALUE, 0));
        return one(choices).get();
    }

    private Shape shape() {
        int rank = image ? 4 : random.nextInt(8) == 0 ? random.nextInt(Shape.MAX_RANK + 1) : random.nextInt(5);
        long[] sizes = new long[rank];
        boolean square = random.nextInt(3) == 0 || (image && random.nextInt(3) > 0);
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = square && axis > 0 ? sizes[0] : one(List.of(0L, 1L, 1L, 2L, 2L, 2L, 3L, 3L));
        }
        return Shape.of(sizes);
    }

    private Shape related() {
        return switch (random.nextInt(6)) {
            case 0 -> shape();
            case 1 -> shape.range(random.nextInt(shape.rank() + 1), shape.rank());
            case 2 -> shape.range(0, Math.max(0, shape.rank() - 1));
            default -> shape;
        };
    }

    private TensorData data() {
        DType usual = indexed && random.nextBoolean() ? one(List.of(DType.INT32, DType.INT64)) : dtype;
        DType type = random.nextInt(10) > 0 ? usual : one(Samples.ALL);
        Shape size = tensors.isEmpty() ? shape : related();
        boolean extreme = random.nextInt(8) == 0;
        wild |= extreme && type != DType.BOOL;
        double[] values = new double[(int) size.elementCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = extreme && random.nextBoolean() ? end(type) : ordinary(type);
        }
        return Samples.values(type, size, values);
    }

    /** Small multiples of 1/4, which every engine computes with exactly. */
    private double ordinary(DType type) {
        int number = random.nextInt(type == DType.BOOL ? 2 : 17);
        return type.isFloating()
                ? (number - 8) / 4.0
                : indexed ? number % 3 : number % 8 - (type == DType.UINT8 ? 0 : 1);
    }

    private double end(DType type) {
        return switch (type) {
            case BOOL -> 1;
            case UINT8 -> 255;
            case INT32 -> one(EXTREME_INTS);
            case INT64 -> one(EXTREME_LONGS);
            case FLOAT32, FLOAT64 -> one(NUMBERS);
        };
    }

    private DType floating() {
        return one(Samples.FLOATING);
    }

    private <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }
}
