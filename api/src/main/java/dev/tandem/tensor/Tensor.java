package dev.tandem.tensor;

import dev.tandem.error.AxisOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Ops;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable array of numbers of one {@link DType}, with a {@link Shape}; computed by an engine.
 *
 * <p>Operations broadcast as NumPy does and never promote dtypes; a Java number takes the tensor's dtype. Each method is the
 * operation of the same name in {@link Ops}, whose Javadoc says the formula, the dtypes and the gradient; axes count from 0,
 * or back from −1. Inside of a function that is being traced a tensor stands for a future value, and its values cannot be
 * read. All of them throw, before any engine is asked: {@link ShapeMismatchException}, {@link
 * dev.tandem.error.DTypeMismatchException}, {@link AxisOutOfRangeException}, {@link InvalidArgumentException}, {@link
 * dev.tandem.error.ClosedTensorException}, {@link dev.tandem.error.BackendMismatchException}.
 */
public final class Tensor implements TensorLike, AutoCloseable {
    /** Any number divides 0, and each part of nothing takes memory nevertheless. */
    private static final int MOST_EMPTY_PARTS = 1024;

    private final TensorValue value;

    /** A tensor of that value; for interpreters. A present value comes under the care of the {@link TensorScope} open here. */
    public Tensor(TensorValue value) {
        this.value = value;
        if (!value.isTraced()) {
            TensorScope.register(this);
        }
    }

    /** Who stands behind this tensor; for interpreters. */
    public TensorValue value() {
        return value;
    }

    @Override
    public Tensor tensor() {
        return this;
    }

    /** Shape and dtype. */
    public TensorType type() {
        return value.type();
    }

    /** The sizes along each axis. */
    public Shape shape() {
        return type().shape();
    }

    /** The type of the elements. */
    public DType dtype() {
        return type().dtype();
    }

    /** The number of axes. */
    public int rank() {
        return type().rank();
    }

    /** The size along an axis. */
    public long size(int axis) {
        return shape().size(axis);
    }

    /**
     * The values, copied to the Java side.
     *
     * @throws dev.tandem.error.TracedValueException inside of a function that is being traced
     */
    public TensorData data() {
        return value.read();
    }

    /**
     * The value of a tensor of one element.
     *
     * @throws ShapeMismatchException if it has more than one, or none
     */
    public double item() {
        if (shape().elementCount() != 1) {
            throw new ShapeMismatchException("item: got " + type() + "; expected exactly one element: use toDoubles(),"
                    + " or reduce or slice the tensor first");
        }
        return data().getDouble(0);
    }

    /** All values in row-major order, as doubles; true is 1. */
    public double[] toDoubles() {
        return data().toDoubles();
    }

    /** All values in row-major order, as floats; true is 1. */
    public float[] toFloats() {
        return data().toFloats();
    }

    /** All values in row-major order, as longs. */
    public long[] toLongs() {
        return data().toLongs();
    }

    /** All values in row-major order, as ints. */
    public int[] toInts() {
        return data().toInts();
    }

    /** All values in row-major order; everything but 0 is true. */
    public boolean[] toBooleans() {
        return data().toBooleans();
    }

    /** Frees the value in the engine; a second time does nothing. Using the tensor afterwards is an error. */
    @Override
    public void close() {
        value.close();
    }

    /** Whether the tensor has been closed. */
    public boolean isClosed() {
        return value.isClosed();
    }

    /** The interpreter for operations on this and another tensor: a traced one where either is traced. */
    private Ops<Tensor> with(Tensor other) {
        return value.isTraced() || !other.value.isTraced() ? value.ops() : other.value.ops();
    }

    private static Ops<Tensor> with(List<Tensor> tensors) {
        return tensors.stream()
                .filter(tensor -> tensor.value.isTraced())
                .findFirst()
                .orElse(tensors.get(0))
                .value
                .ops();
    }

    private Tensor number(double number) {
        return value.ops().constant(TensorData.scalar(dtype(), number));
    }

    // Elementwise

    /** −x. */
    public Tensor negate() {
        return value.ops().negate(this);
    }

    /** |x|; gradient 0 at 0. */
    public Tensor abs() {
        return value.ops().abs(this);
    }

    /** −1, 0 or 1. */
    public Tensor sign() {
        return value.ops().sign(this);
    }

    /** √x. */
    public Tensor sqrt() {
        return value.ops().sqrt(this);
    }

    /** 1/√x. */
    public Tensor rsqrt() {
        return value.ops().rsqrt(this);
    }

    /** x². */
    public Tensor square() {
        return value.ops().square(this);
    }

    /** 1/x. */
    public Tensor reciprocal() {
        return value.ops().reciprocal(this);
    }

    /** eˣ. */
    public Tensor exp() {
        return value.ops().exp(this);
    }

    /** eˣ − 1, exact near 0. */
    public Tensor expm1() {
        return value.ops().expm1(this);
    }

    /** Natural logarithm. */
    public Tensor log() {
        return value.ops().log(this);
    }

    /** ln(1 + x), exact near 0. */
    public Tensor log1p() {
        return value.ops().log1p(this);
    }

    /** Sine; radians. */
    public Tensor sin() {
        return value.ops().sin(this);
    }

    /** Cosine; radians. */
    public Tensor cos() {
        return value.ops().cos(this);
    }

    /** Tangent; radians. */
    public Tensor tan() {
        return value.ops().tan(this);
    }

    /** Inverse sine, in radians. */
    public Tensor asin() {
        return value.ops().asin(this);
    }

    /** Inverse cosine, in radians. */
    public Tensor acos() {
        return value.ops().acos(this);
    }

    /** Inverse tangent, in radians. */
    public Tensor atan() {
        return value.ops().atan(this);
    }

    /** Hyperbolic sine. */
    public Tensor sinh() {
        return value.ops().sinh(this);
    }

    /** Hyperbolic cosine. */
    public Tensor cosh() {
        return value.ops().cosh(this);
    }

    /** Hyperbolic tangent. */
    public Tensor tanh() {
        return value.ops().tanh(this);
    }

    /** Inverse hyperbolic sine. */
    public Tensor asinh() {
        return value.ops().asinh(this);
    }

    /** Inverse hyperbolic cosine. */
    public Tensor acosh() {
        return value.ops().acosh(this);
    }

    /** Inverse hyperbolic tangent. */
    public Tensor atanh() {
        return value.ops().atanh(this);
    }

    /** The error function. */
    public Tensor erf() {
        return value.ops().erf(this);
    }

    /** The largest whole number ≤ x. */
    public Tensor floor() {
        return value.ops().floor(this);
    }

    /** The smallest whole number ≥ x. */
    public Tensor ceil() {
        return value.ops().ceil(this);
    }

    /** The nearest whole number, halves to even. */
    public Tensor round() {
        return value.ops().round(this);
    }

    /** Whether x is NaN; gives bool. */
    public Tensor isNan() {
        return value.ops().isNan(this);
    }

    /** Whether x is +∞ or −∞; gives bool. */
    public Tensor isInfinite() {
        return value.ops().isInfinite(this);
    }

    /** ¬x; bool. */
    public Tensor logicalNot() {
        return value.ops().logicalNot(this);
    }

    /** x itself, through which no gradient flows. */
    public Tensor stopGradient() {
        return value.ops().stopGradient(this);
    }

    /** x + other. */
    public Tensor add(TensorLike other) {
        Tensor tensor = TensorLike.given("add", other);
        return with(tensor).add(this, tensor);
    }

    /** x + other, for a number. */
    public Tensor add(double other) {
        return value.ops().add(this, number(other));
    }

    /** x − other. */
    public Tensor subtract(TensorLike other) {
        Tensor tensor = TensorLike.given("subtract", other);
        return with(tensor).subtract(this, tensor);
    }

    /** x − other, for a number. */
    public Tensor subtract(double other) {
        return value.ops().subtract(this, number(other));
    }

    /** x·other. */
    public Tensor multiply(TensorLike other) {
        Tensor tensor = TensorLike.given("multiply", other);
        return with(tensor).multiply(this, tensor);
    }

    /** x·other, for a number. */
    public Tensor multiply(double other) {
        return value.ops().multiply(this, number(other));
    }

    /** x / other; floating dtypes. */
    public Tensor divide(TensorLike other) {
        Tensor tensor = TensorLike.given("divide", other);
        return with(tensor).divide(this, tensor);
    }

    /** x / other; floating dtypes, for a number. */
    public Tensor divide(double other) {
        return value.ops().divide(this, number(other));
    }

    /** ⌊x / other⌋, towards −∞. */
    public Tensor floorDivide(TensorLike other) {
        Tensor tensor = TensorLike.given("floorDivide", other);
        return with(tensor).floorDivide(this, tensor);
    }

    /** ⌊x / other⌋, towards −∞, for a number. */
    public Tensor floorDivide(double other) {
        return value.ops().floorDivide(this, number(other));
    }

    /** The remainder, of the sign of other. */
    public Tensor mod(TensorLike other) {
        Tensor tensor = TensorLike.given("mod", other);
        return with(tensor).mod(this, tensor);
    }

    /** The remainder, of the sign of other, for a number. */
    public Tensor mod(double other) {
        return value.ops().mod(this, number(other));
    }

    /** x to the power of other. */
    public Tensor power(TensorLike other) {
        Tensor tensor = TensorLike.given("power", other);
        return with(tensor).power(this, tensor);
    }

    /** x to the power of other, for a number. */
    public Tensor power(double other) {
        return value.ops().power(this, number(other));
    }

    /** The smaller of the two. */
    public Tensor minimum(TensorLike other) {
        Tensor tensor = TensorLike.given("minimum", other);
        return with(tensor).minimum(this, tensor);
    }

    /** The smaller of the two, for a number. */
    public Tensor minimum(double other) {
        return value.ops().minimum(this, number(other));
    }

    /** The larger of the two. */
    public Tensor maximum(TensorLike other) {
        Tensor tensor = TensorLike.given("maximum", other);
        return with(tensor).maximum(this, tensor);
    }

    /** The larger of the two, for a number. */
    public Tensor maximum(double other) {
        return value.ops().maximum(this, number(other));
    }

    /** The angle of the point (other, x). */
    public Tensor atan2(TensorLike other) {
        Tensor tensor = TensorLike.given("atan2", other);
        return with(tensor).atan2(this, tensor);
    }

    /** The angle of the point (other, x), for a number. */
    public Tensor atan2(double other) {
        return value.ops().atan2(this, number(other));
    }

    /** x = other; gives bool. */
    public Tensor equal(TensorLike other) {
        Tensor tensor = TensorLike.given("equal", other);
        return with(tensor).equal(this, tensor);
    }

    /** x = other; gives bool, for a number. */
    public Tensor equal(double other) {
        return value.ops().equal(this, number(other));
    }

    /** x ≠ other; gives bool. */
    public Tensor notEqual(TensorLike other) {
        Tensor tensor = TensorLike.given("notEqual", other);
        return with(tensor).notEqual(this, tensor);
    }

    /** x ≠ other; gives bool, for a number. */
    public Tensor notEqual(double other) {
        return value.ops().notEqual(this, number(other));
    }

    /** x &lt; other; gives bool. */
    public Tensor less(TensorLike other) {
        Tensor tensor = TensorLike.given("less", other);
        return with(tensor).less(this, tensor);
    }

    /** x &lt; other; gives bool, for a number. */
    public Tensor less(double other) {
        return value.ops().less(this, number(other));
    }

    /** x ≤ other; gives bool. */
    public Tensor lessEqual(TensorLike other) {
        Tensor tensor = TensorLike.given("lessEqual", other);
        return with(tensor).lessEqual(this, tensor);
    }

    /** x ≤ other; gives bool, for a number. */
    public Tensor lessEqual(double other) {
        return value.ops().lessEqual(this, number(other));
    }

    /** x &gt; other; gives bool. */
    public Tensor greater(TensorLike other) {
        Tensor tensor = TensorLike.given("greater", other);
        return with(tensor).greater(this, tensor);
    }

    /** x &gt; other; gives bool, for a number. */
    public Tensor greater(double other) {
        return value.ops().greater(this, number(other));
    }

    /** x ≥ other; gives bool. */
    public Tensor greaterEqual(TensorLike other) {
        Tensor tensor = TensorLike.given("greaterEqual", other);
        return with(tensor).greaterEqual(this, tensor);
    }

    /** x ≥ other; gives bool, for a number. */
    public Tensor greaterEqual(double other) {
        return value.ops().greaterEqual(this, number(other));
    }

    /** Both; bool. */
    public Tensor logicalAnd(TensorLike other) {
        Tensor tensor = TensorLike.given("logicalAnd", other);
        return with(tensor).logicalAnd(this, tensor);
    }

    /** Either; bool. */
    public Tensor logicalOr(TensorLike other) {
        Tensor tensor = TensorLike.given("logicalOr", other);
        return with(tensor).logicalOr(this, tensor);
    }

    /** Either but not both; bool. */
    public Tensor logicalXor(TensorLike other) {
        Tensor tensor = TensorLike.given("logicalXor", other);
        return with(tensor).logicalXor(this, tensor);
    }

    /** This where the (bool) condition holds, else other; all broadcast. */
    public Tensor where(TensorLike condition, TensorLike other) {
        List<Tensor> tensors = List.of(TensorLike.given("where", condition), this, TensorLike.given("where", other));
        return with(tensors).where(tensors.get(0), this, tensors.get(2));
    }

    /** x held between two bounds; gradient 1 at the bounds. */
    public Tensor clip(double lower, double upper) {
        if (!(lower <= upper)) {
            throw new InvalidArgumentException(
                    "clip: lower is " + lower + ", upper " + upper + "; expected lower ≤ upper");
        }
        return value.ops().clip(this, number(lower), number(upper));
    }

    /** In another dtype; floating to whole truncates and saturates. */
    public Tensor cast(DType dtype) {
        return dtype == dtype() ? this : value.ops().cast(this, dtype);
    }

    // Reductions; no axes means all of them

    /** Sum, along axes (all, where none is given), which go away. */
    public Tensor sum(int... axes) {
        return value.ops().sum(this, shape().axes(axes), false);
    }

    /** Sum, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor sum(boolean keepDims, int... axes) {
        return value.ops().sum(this, shape().axes(axes), keepDims);
    }

    /** Mean, along axes (all, where none is given), which go away. */
    public Tensor mean(int... axes) {
        return value.ops().mean(this, shape().axes(axes), false);
    }

    /** Mean, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor mean(boolean keepDims, int... axes) {
        return value.ops().mean(this, shape().axes(axes), keepDims);
    }

    /** Product, along axes (all, where none is given), which go away. */
    public Tensor prod(int... axes) {
        return value.ops().prod(this, shape().axes(axes), false);
    }

    /** Product, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor prod(boolean keepDims, int... axes) {
        return value.ops().prod(this, shape().axes(axes), keepDims);
    }

    /** The largest, along axes (all, where none is given), which go away. */
    public Tensor max(int... axes) {
        return value.ops().max(this, shape().axes(axes), false);
    }

    /** The largest, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor max(boolean keepDims, int... axes) {
        return value.ops().max(this, shape().axes(axes), keepDims);
    }

    /** The smallest, along axes (all, where none is given), which go away. */
    public Tensor min(int... axes) {
        return value.ops().min(this, shape().axes(axes), false);
    }

    /** The smallest, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor min(boolean keepDims, int... axes) {
        return value.ops().min(this, shape().axes(axes), keepDims);
    }

    /** Whether any is true, along axes (all, where none is given), which go away. */
    public Tensor any(int... axes) {
        return value.ops().any(this, shape().axes(axes), false);
    }

    /** Whether any is true, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor any(boolean keepDims, int... axes) {
        return value.ops().any(this, shape().axes(axes), keepDims);
    }

    /** Whether all are true, along axes (all, where none is given), which go away. */
    public Tensor all(int... axes) {
        return value.ops().all(this, shape().axes(axes), false);
    }

    /** Whether all are true, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor all(boolean keepDims, int... axes) {
        return value.ops().all(this, shape().axes(axes), keepDims);
    }

    /** Mean squared distance from the mean, along axes (all, where none is given), which go away. */
    public Tensor variance(int... axes) {
        return value.ops().variance(this, shape().axes(axes), false);
    }

    /** Mean squared distance from the mean, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor variance(boolean keepDims, int... axes) {
        return value.ops().variance(this, shape().axes(axes), keepDims);
    }

    /** The square root of the variance, along axes (all, where none is given), which go away. */
    public Tensor std(int... axes) {
        return value.ops().std(this, shape().axes(axes), false);
    }

    /** The square root of the variance, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor std(boolean keepDims, int... axes) {
        return value.ops().std(this, shape().axes(axes), keepDims);
    }

    /** ln Σeˣ without overflow, along axes (all, where none is given), which go away. */
    public Tensor logSumExp(int... axes) {
        return value.ops().logSumExp(this, shape().axes(axes), false);
    }

    /** ln Σeˣ without overflow, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor logSumExp(boolean keepDims, int... axes) {
        return value.ops().logSumExp(this, shape().axes(axes), keepDims);
    }

    /** The Euclidean norm, along axes (all, where none is given), which go away. */
    public Tensor norm(int... axes) {
        return value.ops().norm(this, shape().axes(axes), false);
    }

    /** The Euclidean norm, along axes (all, where none is given), which stay with size 1 if {@code keepDims}. */
    public Tensor norm(boolean keepDims, int... axes) {
        return value.ops().norm(this, shape().axes(axes), keepDims);
    }

    /** The position of the first largest along an axis; gives int64. */
    public Tensor argMax(int axis) {
        return value.ops().argMax(this, shape().axis(axis));
    }

    /** The position of the first smallest along an axis; gives int64. */
    public Tensor argMin(int axis) {
        return value.ops().argMin(this, shape().axis(axis));
    }

    /** Running sums along an axis. */
    public Tensor cumSum(int axis) {
        return value.ops().cumSum(this, shape().axis(axis));
    }

    /** Running products along an axis. */
    public Tensor cumProd(int axis) {
        return value.ops().cumProd(this, shape().axis(axis));
    }

    /** The positions that put this into order along an axis; stable; gives int64. */
    public Tensor argSort(int axis, boolean descending) {
        return value.ops().argSort(this, shape().axis(axis), descending);
    }

    /** In order along an axis. */
    public Tensor sort(int axis, boolean descending) {
        return value.ops().sort(this, shape().axis(axis), descending);
    }

    /**
     * The k largest along the last axis, largest first.
     *
     * @param values [..., k]
     * @param indices where they are, int64 [..., k]
     */
    public record TopK(Tensor values, Tensor indices) {}

    /** The k largest along the last axis, largest first. */
    public TopK topK(int k) {
        Tensor indices = value.ops().topKIndices(this, k);
        return new TopK(value.ops().takeAlongAxis(this, indices, rank() - 1), indices);
    }

    // Matrices

    /** Matrix product over the last two axes; batches broadcast. */
    public Tensor matmul(TensorLike other) {
        Tensor tensor = TensorLike.given("matmul", other);
        return with(tensor).matmul(this, tensor);
    }

    /** Σ xᵢ·yᵢ of two vectors. */
    public Tensor dot(TensorLike other) {
        Tensor tensor = TensorLike.given("dot", other);
        return with(tensor).dot(this, tensor);
    }

    /** xᵢ·yⱼ of two vectors. */
    public Tensor outer(TensorLike other) {
        Tensor tensor = TensorLike.given("outer", other);
        return with(tensor).outer(this, tensor);
    }

    /** Einstein's summation: {@code Tensor.einsum("ij,jk->ik", a, b)} is a matrix product. */
    public static Tensor einsum(String equation, TensorLike... operands) {
        List<Tensor> tensors = tensors("einsum", TensorLike.listed("einsum", operands));
        return with(tensors).einsum(equation, tensors);
    }

    /** With the last two axes swapped. */
    public Tensor transpose() {
        return value.ops().transpose(this);
    }

    /** Without elements above the k-th diagonal of the last two axes. */
    public Tensor lowerTriangle(int k) {
        return value.ops().lowerTriangle(this, k);
    }

    /** Without elements below the k-th diagonal of the last two axes. */
    public Tensor upperTriangle(int k) {
        return value.ops().upperTriangle(this, k);
    }

    /** The solution y of this·y = b. */
    public Tensor solve(TensorLike b) {
        Tensor tensor = TensorLike.given("solve", b);
        return with(tensor).solve(this, tensor);
    }

    /** The solution y of this·y = b, or thisᵀ·y = b, reading one triangle of this. */
    public Tensor triangularSolve(TensorLike b, boolean lower, boolean transposed) {
        Tensor tensor = TensorLike.given("triangularSolve", b);
        return with(tensor).triangularSolve(this, tensor, lower, transposed);
    }

    /** The inverse matrix. */
    public Tensor inverse() {
        return value.ops().inverse(this);
    }

    /** The lower triangular L with L·Lᵀ = this. */
    public Tensor cholesky() {
        return value.ops().cholesky(this);
    }

    /** The determinant. */
    public Tensor determinant() {
        return value.ops().determinant(this);
    }

    // Shape

    /** The same elements in another shape; one size may be −1, to be computed. */
    public Tensor reshape(long... sizes) {
        return value.ops().reshape(this, completed(sizes));
    }

    private Shape completed(long... sizes) {
        InvalidArgumentException.requireGiven("reshape", sizes, "an array; expected sizes");
        int open = -1;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == -1 && open < 0) {
                open = axis;
            } else if (sizes[axis] < 0) {
                throw new InvalidArgumentException("reshape: got sizes " + Arrays.toString(sizes)
                        + "; expected sizes of 0 or more, and -1 at most once");
            }
        }
        if (open < 0) {
            return Shape.of(sizes);
        }
        long known = Shape.of(Arrays.stream(sizes).filter(size -> size >= 0).toArray())
                .elementCount();
        long count = shape().elementCount();
        if (known == 0 || count % known != 0) {
            throw new ShapeMismatchException("reshape: " + type() + " has " + count + " elements, which sizes "
                    + Arrays.toString(sizes) + " cannot hold; expected their product (" + known + ") to divide it");
        }
        long[] result = sizes.clone();
        result[open] = count / known;
        return Shape.of(result);
    }

    /** Stretched to a shape. */
    public Tensor broadcastTo(long... sizes) {
        return value.ops().broadcastTo(this, Shape.of(sizes));
    }

    /** With a new axis of size 1 before {@code axis}; −1 puts it last. */
    public Tensor expandDims(int axis) {
        return value.ops().reshape(this, shape().insert(axis, 1));
    }

    /** Without these axes, which must be of size 1; without all of size 1, where none is given. */
    public Tensor squeeze(int... axes) {
        List<Integer> chosen = new ArrayList<>(shape().axes(axes));
        if (axes.length == 0) {
            chosen.removeIf(axis -> shape().size(axis) != 1);
        }
        for (int axis : chosen) {
            if (shape().size(axis) != 1) {
                throw new ShapeMismatchException("squeeze: axis " + axis + " of " + type() + " has size "
                        + shape().size(axis) + "; expected 1: slice or reduce it first");
            }
        }
        return value.ops().reshape(this, shape().reduce(chosen, false));
    }

    /** With the axes in another order: axis i of the result is axis {@code order[i]} of this. */
    public Tensor permute(int... order) {
        InvalidArgumentException.requireGiven("permute", order, "an array; expected axes");
        return value.ops()
                .permute(this, Arrays.stream(order).mapToObj(shape()::axis).toList());
    }

    /** Reversed along axes. */
    public Tensor flip(int... axes) {
        return value.ops().flip(this, shape().axes(axes));
    }

    /** Moved by {@code shift} places along an axis, round the end. */
    public Tensor roll(long shift, int axis) {
        int positive = shape().axis(axis);
        // A whole turn changes nothing, and engines differ in how far they can count.
        return value.ops().roll(this, shift % Math.max(1, size(positive)), positive);
    }

    /** Repeated as a whole, {@code multiples[i]} times along axis i. */
    public Tensor tile(long... multiples) {
        InvalidArgumentException.requireGiven("tile", multiples, "an array; expected multiples");
        return value.ops().tile(this, Arrays.stream(multiples).boxed().toList());
    }

    /** With every element repeated {@code times} times along an axis. */
    public Tensor repeat(int times, int axis) {
        return value.ops().repeat(this, times, shape().axis(axis));
    }

    /** With a border: {@code amounts[i]} is {before, after} along axis i. */
    public Tensor pad(long[][] amounts, double fill) {
        InvalidArgumentException.requireGiven("pad", amounts, "an array; expected {before, after} for each axis");
        for (long[] amount : amounts) {
            if (amount == null || amount.length != 2) {
                throw new InvalidArgumentException("pad: got amounts " + Arrays.deepToString(amounts)
                        + "; expected {before, after} for each axis");
            }
        }
        return value.ops()
                .pad(
                        this,
                        Arrays.stream(amounts).map(amount -> amount[0]).toList(),
                        Arrays.stream(amounts).map(amount -> amount[1]).toList(),
                        fill);
    }

    /** Joined along an axis. */
    public static Tensor concat(int axis, List<? extends TensorLike> parts) {
        List<Tensor> tensors = tensors("concat", parts);
        return with(tensors).concat(tensors, tensors.get(0).shape().axis(axis));
    }

    /** Joined along a new axis. */
    public static Tensor stack(int axis, List<? extends TensorLike> parts) {
        List<Tensor> tensors = tensors("stack", parts);
        int rank = tensors.get(0).rank() + 1;
        return with(tensors).stack(tensors, axis < 0 ? axis + rank : axis);
    }

    private static List<Tensor> tensors(String operation, List<? extends TensorLike> parts) {
        List<Tensor> tensors = TensorLike.given(operation, parts);
        if (tensors.isEmpty()) {
            throw new InvalidArgumentException(operation + ": got no tensors; expected at least one");
        }
        return tensors;
    }

    /** Cut into equal parts along an axis. */
    public List<Tensor> split(int parts, int axis) {
        long size = size(axis);
        if (parts < 1 || size % parts != 0) {
            throw new InvalidArgumentException("split: " + parts + " parts of axis " + axis + " of " + type()
                    + "; expected a number that divides its size " + size);
        }
        if (size == 0 && parts > MOST_EMPTY_PARTS) {
            throw new InvalidArgumentException("split: " + parts + " parts of axis " + axis + " of " + type()
                    + ", which has no elements; expected at most " + MOST_EMPTY_PARTS + " parts of nothing");
        }
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            result.add(value().ops().part(this, shape().axis(axis), parts, i));
        }
        return result;
    }

    /**
     * The elements along an axis, which goes away: what {@link #stack} joined. Their gradients come back as one, so a loop over a
     * sequence costs as much as it has steps.
     */
    public List<Tensor> unstack(int axis) {
        int count = Math.toIntExact(size(axis));
        int at = shape().axis(axis);
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            result.add(value().ops().part(this, at, count, i).squeeze(at));
        }
        return result;
    }

    /** Cut into parts of these sizes along an axis. */
    public List<Tensor> split(long[] sizes, int axis) {
        long size = size(axis);
        InvalidArgumentException.requireGiven("split", sizes, "an array; expected sizes");
        // No part may be longer than the whole: their sum could wrap round to it.
        if (Arrays.stream(sizes).anyMatch(part -> part < 0 || part > size)
                || Arrays.stream(sizes).sum() != size) {
            throw new InvalidArgumentException("split: sizes " + Arrays.toString(sizes) + " of axis " + axis + " of "
                    + type() + "; expected sizes of 0 or more that add up to " + size);
        }
        List<Tensor> result = new ArrayList<>();
        long start = 0;
        for (long part : sizes) {
            result.add(slice(axis, start, start + part));
            start += part;
        }
        return result;
    }

    /** Elements {@code start} to {@code end} (exclusive) along an axis; both may count back from the end. */
    public Tensor slice(int axis, long start, long end) {
        return slice(axis, Slice.of(start, end));
    }

    /** A slice along one axis. */
    public Tensor slice(int axis, Slice slice) {
        Slice[] slices = new Slice[rank()];
        Arrays.fill(slices, Slice.all());
        slices[shape().axis(axis)] = slice;
        return slice(slices);
    }

    /** A slice along each of the first axes, everything along the others; as Python's {@code x[1:5, ::2, -1]}. */
    public Tensor slice(Slice... slices) {
        return Slicing.apply(this, slices);
    }

    /** The i-th element along the first axis, which goes away; i may count back from the end. */
    public Tensor get(long... indices) {
        InvalidArgumentException.requireGiven("get", indices, "an array; expected positions");
        return slice(Arrays.stream(indices).mapToObj(Slice::at).toArray(Slice[]::new));
    }

    /** Rows along an axis, by number. */
    public Tensor gather(TensorLike indices, int axis) {
        Tensor tensor = TensorLike.given("gather", indices);
        return with(tensor).gather(this, tensor, shape().axis(axis));
    }

    /** Slices by coordinates. */
    public Tensor gatherNd(TensorLike indices) {
        Tensor tensor = TensorLike.given("gatherNd", indices);
        return with(tensor).gatherNd(this, tensor);
    }

    /** Elements by position along an axis. */
    public Tensor takeAlongAxis(TensorLike indices, int axis) {
        Tensor tensor = TensorLike.given("takeAlongAxis", indices);
        return with(tensor).takeAlongAxis(this, tensor, shape().axis(axis));
    }

    /** Zeros of that shape with updates added at these coordinates (int32 or int64). */
    public Tensor scatterNd(TensorLike updates, long... sizes) {
        Tensor tensor = TensorLike.given("scatterNd", updates);
        return with(tensor).scatterNd(this, tensor, Shape.of(sizes));
    }

    /** 1 at the class, else 0, along a new last axis. */
    public Tensor oneHot(int depth, DType dtype) {
        return value.ops().oneHot(this, depth, dtype);
    }

    // Neural networks

    /** max(x, 0). */
    public Tensor relu() {
        return value.ops().relu(this);
    }

    /** Scaled ELU. */
    public Tensor selu() {
        return value.ops().selu(this);
    }

    /** x·sigmoid(x). */
    public Tensor silu() {
        return value.ops().silu(this);
    }

    /** ln(1 + eˣ). */
    public Tensor softplus() {
        return value.ops().softplus(this);
    }

    /** ln sigmoid(x). */
    public Tensor logSigmoid() {
        return value.ops().logSigmoid(this);
    }

    /** x / (1 + |x|). */
    public Tensor softsign() {
        return value.ops().softsign(this);
    }

    /** 1 / (1 + e⁻ˣ). */
    public Tensor sigmoid() {
        return value.ops().sigmoid(this);
    }

    /** relu6(x + 3) / 6. */
    public Tensor hardSigmoid() {
        return value.ops().hardSigmoid(this);
    }

    /** x·tanh(softplus(x)). */
    public Tensor mish() {
        return value.ops().mish(this);
    }

    /** x where x &gt; 0, else slope·x. */
    public Tensor leakyRelu(double slope) {
        return value.ops().leakyRelu(this, slope);
    }

    /** x where x &gt; 0, else slope·x, with a learned slope. */
    public Tensor prelu(TensorLike slope) {
        Tensor tensor = TensorLike.given("prelu", slope);
        return with(tensor).prelu(this, tensor);
    }

    /** x where x &gt; 0, else alpha·(eˣ − 1). */
    public Tensor elu(double alpha) {
        return value.ops().elu(this, alpha);
    }

    /** x·Φ(x), exact or approximated by tanh. */
    public Tensor gelu(boolean approximate) {
        return value.ops().gelu(this, approximate);
    }

    /** eˣ / Σeˣ along an axis. */
    public Tensor softmax(int axis) {
        return value.ops().softmax(this, shape().axis(axis));
    }

    /** ln softmax(x) along an axis. */
    public Tensor logSoftmax(int axis) {
        return value.ops().logSoftmax(this, shape().axis(axis));
    }

    /** Cross-entropy of class probabilities against these logits, one number an example. */
    public Tensor softmaxCrossEntropy(TensorLike labels) {
        Tensor tensor = TensorLike.given("softmaxCrossEntropy", labels);
        return with(tensor).softmaxCrossEntropy(tensor, this);
    }

    /** Cross-entropy of class numbers against these logits, one number an example. */
    public Tensor sparseSoftmaxCrossEntropy(TensorLike classes) {
        Tensor tensor = TensorLike.given("sparseSoftmaxCrossEntropy", classes);
        return with(tensor).sparseSoftmaxCrossEntropy(tensor, this);
    }

    /** Cross-entropy of probabilities against these logits, elementwise. */
    public Tensor sigmoidCrossEntropy(TensorLike labels) {
        Tensor tensor = TensorLike.given("sigmoidCrossEntropy", labels);
        return with(tensor).sigmoidCrossEntropy(tensor, this);
    }

    /** x·kernel + bias. */
    public Tensor linear(TensorLike kernel, TensorLike bias) {
        List<Tensor> tensors = List.of(this, TensorLike.given("linear", kernel), TensorLike.given("linear", bias));
        return with(tensors).linear(this, tensors.get(1), tensors.get(2));
    }

    /** Convolution of images [batch, height, width, channels]. */
    public Tensor conv2d(TensorLike kernel, Conv2dSpec spec) {
        Tensor tensor = TensorLike.given("conv2d", kernel);
        return with(tensor).conv2d(this, tensor, spec);
    }

    /** Convolution of sequences [batch, width, channels]. */
    public Tensor conv1d(TensorLike kernel, Conv2dSpec spec) {
        Tensor tensor = TensorLike.given("conv1d", kernel);
        return with(tensor).conv1d(this, tensor, spec);
    }

    /** Transposed convolution; kernel [height, width, out, in]. */
    public Tensor conv2dTranspose(TensorLike kernel, Conv2dSpec spec) {
        Tensor tensor = TensorLike.given("conv2dTranspose", kernel);
        return with(tensor).conv2dTranspose(this, tensor, spec);
    }

    /** The largest in each window. */
    public Tensor maxPool2d(Pool2dSpec spec) {
        return value.ops().maxPool2d(this, spec);
    }

    /** The mean of each window. */
    public Tensor averagePool2d(Pool2dSpec spec) {
        return value.ops().averagePool2d(this, spec);
    }

    /** scale·(x − mean)/√(variance + epsilon) + offset, each [channels]. */
    public Tensor batchNorm(TensorLike mean, TensorLike variance, TensorLike scale, TensorLike offset, double epsilon) {
        List<Tensor> t = List.of(
                this,
                TensorLike.given("batchNorm", mean),
                TensorLike.given("batchNorm", variance),
                TensorLike.given("batchNorm", scale),
                TensorLike.given("batchNorm", offset));
        return with(t).batchNorm(this, t.get(1), t.get(2), t.get(3), t.get(4), epsilon);
    }

    /**
     * Long short-term memory over these sequences: what comes out at each step, and after it the last carry, [batch, steps + 1, units].
     *
     * @param kernel [features, 4·units]
     * @param recurrent [units, 4·units]
     * @param bias [4·units]
     * @param h the output before the first step, [batch, units]
     * @param c the carry before the first step, [batch, units]
     */
    public Tensor lstm(TensorLike kernel, TensorLike recurrent, TensorLike bias, TensorLike h, TensorLike c) {
        List<Tensor> t = List.of(
                this,
                TensorLike.given("lstm", kernel),
                TensorLike.given("lstm", recurrent),
                TensorLike.given("lstm", bias),
                TensorLike.given("lstm", h),
                TensorLike.given("lstm", c));
        return with(t).lstm(this, t.get(1), t.get(2), t.get(3), t.get(4), t.get(5));
    }

    /** Each example normalised over its last axes. */
    public Tensor layerNorm(TensorLike scale, TensorLike offset, double epsilon) {
        List<Tensor> tensors =
                List.of(this, TensorLike.given("layerNorm", scale), TensorLike.given("layerNorm", offset));
        return with(tensors).layerNorm(this, tensors.get(1), tensors.get(2), epsilon);
    }

    /** Each example normalised over groups of channels. */
    public Tensor groupNorm(TensorLike scale, TensorLike offset, int groups, double epsilon) {
        List<Tensor> tensors =
                List.of(this, TensorLike.given("groupNorm", scale), TensorLike.given("groupNorm", offset));
        return with(tensors).groupNorm(this, tensors.get(1), tensors.get(2), groups, epsilon);
    }

    /** Rows of this table by number. */
    public Tensor embedding(TensorLike ids) {
        Tensor tensor = TensorLike.given("embedding", ids);
        return with(tensor).embedding(this, tensor);
    }

    // Gradients

    /**
     * The gradients of the sum of this tensor's elements; inside of a function only.
     *
     * @param sources what to differentiate by: variables or floating tensors that this depends on
     * @throws dev.tandem.error.GradientException if a gradient does not exist
     */
    public Gradients gradients(TensorLike... sources) {
        Tensor ones = value.ops().fullLike(this, 1);
        return Gradients.of(List.of(this), List.of(ones), TensorLike.listed("gradients", sources));
    }

    /** The gradients of Σ upstream·this: the vector-Jacobian product vᵀJ; inside of a function only. */
    public Gradients vectorJacobian(TensorLike upstream, TensorLike... sources) {
        return Gradients.of(
                List.of(this),
                List.of(TensorLike.given("vectorJacobian", upstream)),
                TensorLike.listed("vectorJacobian", sources));
    }

    /** Type and values; for a traced tensor the type alone. */
    @Override
    public String toString() {
        if (value.isTraced() || value.isClosed()) {
            return (value.isTraced() ? "traced " : "closed ") + type();
        }
        String values = data().toString();
        return type() + (values.contains("\n") ? "\n" : " ") + values;
    }
}
