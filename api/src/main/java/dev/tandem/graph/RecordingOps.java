package dev.tandem.graph;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Ops;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.List;

/**
 * Turns every method of {@link Ops} into a {@link Call}, for interpreters that treat all operations alike: those that record
 * a graph, and those that run one operation at once.
 *
 * <p>Derived operations are recorded as themselves, not as their definition, so that an engine can meet them with a kernel
 * of its own.
 *
 * @param <T> what a tensor is to the interpreter
 */
public abstract class RecordingOps<T> implements Ops<T> {
    /** Applies a call to values, and gives the result. */
    protected abstract T record(Call call, List<T> inputs);

    // MathOps

    @Override
    public final T negate(T x) {
        return record(Calls.unary("negate", Ops::negate), List.of(x));
    }

    @Override
    public final T abs(T x) {
        return record(Calls.unary("abs", Ops::abs), List.of(x));
    }

    @Override
    public final T sign(T x) {
        return record(Calls.unary("sign", Ops::sign), List.of(x));
    }

    @Override
    public final T sqrt(T x) {
        return record(Calls.unary("sqrt", Ops::sqrt), List.of(x));
    }

    @Override
    public final T exp(T x) {
        return record(Calls.unary("exp", Ops::exp), List.of(x));
    }

    @Override
    public final T expm1(T x) {
        return record(Calls.unary("expm1", Ops::expm1), List.of(x));
    }

    @Override
    public final T log(T x) {
        return record(Calls.unary("log", Ops::log), List.of(x));
    }

    @Override
    public final T log1p(T x) {
        return record(Calls.unary("log1p", Ops::log1p), List.of(x));
    }

    @Override
    public final T sin(T x) {
        return record(Calls.unary("sin", Ops::sin), List.of(x));
    }

    @Override
    public final T cos(T x) {
        return record(Calls.unary("cos", Ops::cos), List.of(x));
    }

    @Override
    public final T tan(T x) {
        return record(Calls.unary("tan", Ops::tan), List.of(x));
    }

    @Override
    public final T asin(T x) {
        return record(Calls.unary("asin", Ops::asin), List.of(x));
    }

    @Override
    public final T acos(T x) {
        return record(Calls.unary("acos", Ops::acos), List.of(x));
    }

    @Override
    public final T atan(T x) {
        return record(Calls.unary("atan", Ops::atan), List.of(x));
    }

    @Override
    public final T sinh(T x) {
        return record(Calls.unary("sinh", Ops::sinh), List.of(x));
    }

    @Override
    public final T cosh(T x) {
        return record(Calls.unary("cosh", Ops::cosh), List.of(x));
    }

    @Override
    public final T tanh(T x) {
        return record(Calls.unary("tanh", Ops::tanh), List.of(x));
    }

    @Override
    public final T asinh(T x) {
        return record(Calls.unary("asinh", Ops::asinh), List.of(x));
    }

    @Override
    public final T acosh(T x) {
        return record(Calls.unary("acosh", Ops::acosh), List.of(x));
    }

    @Override
    public final T atanh(T x) {
        return record(Calls.unary("atanh", Ops::atanh), List.of(x));
    }

    @Override
    public final T erf(T x) {
        return record(Calls.unary("erf", Ops::erf), List.of(x));
    }

    @Override
    public final T floor(T x) {
        return record(Calls.unary("floor", Ops::floor), List.of(x));
    }

    @Override
    public final T ceil(T x) {
        return record(Calls.unary("ceil", Ops::ceil), List.of(x));
    }

    @Override
    public final T round(T x) {
        return record(Calls.unary("round", Ops::round), List.of(x));
    }

    @Override
    public final T isNan(T x) {
        return record(Calls.unary("isNan", Ops::isNan), List.of(x));
    }

    @Override
    public final T isInfinite(T x) {
        return record(Calls.unary("isInfinite", Ops::isInfinite), List.of(x));
    }

    @Override
    public final T add(T a, T b) {
        return record(Calls.binary("add", Ops::add), List.of(a, b));
    }

    @Override
    public final T subtract(T a, T b) {
        return record(Calls.binary("subtract", Ops::subtract), List.of(a, b));
    }

    @Override
    public final T multiply(T a, T b) {
        return record(Calls.binary("multiply", Ops::multiply), List.of(a, b));
    }

    @Override
    public final T divide(T a, T b) {
        return record(Calls.binary("divide", Ops::divide), List.of(a, b));
    }

    @Override
    public final T floorDivide(T a, T b) {
        return record(Calls.binary("floorDivide", Ops::floorDivide), List.of(a, b));
    }

    @Override
    public final T mod(T a, T b) {
        return record(Calls.binary("mod", Ops::mod), List.of(a, b));
    }

    @Override
    public final T power(T a, T b) {
        return record(Calls.binary("power", Ops::power), List.of(a, b));
    }

    @Override
    public final T minimum(T a, T b) {
        return record(Calls.binary("minimum", Ops::minimum), List.of(a, b));
    }

    @Override
    public final T maximum(T a, T b) {
        return record(Calls.binary("maximum", Ops::maximum), List.of(a, b));
    }

    @Override
    public final T atan2(T a, T b) {
        return record(Calls.binary("atan2", Ops::atan2), List.of(a, b));
    }

    @Override
    public final T equal(T a, T b) {
        return record(Calls.binary("equal", Ops::equal), List.of(a, b));
    }

    @Override
    public final T less(T a, T b) {
        return record(Calls.binary("less", Ops::less), List.of(a, b));
    }

    @Override
    public final T lessEqual(T a, T b) {
        return record(Calls.binary("lessEqual", Ops::lessEqual), List.of(a, b));
    }

    @Override
    public final T logicalNot(T x) {
        return record(Calls.unary("logicalNot", Ops::logicalNot), List.of(x));
    }

    @Override
    public final T logicalAnd(T a, T b) {
        return record(Calls.binary("logicalAnd", Ops::logicalAnd), List.of(a, b));
    }

    @Override
    public final T logicalOr(T a, T b) {
        return record(Calls.binary("logicalOr", Ops::logicalOr), List.of(a, b));
    }

    @Override
    public final T where(T condition, T a, T b) {
        return record(Calls.ternary("where", Ops::where), List.of(condition, a, b));
    }

    @Override
    public final T cast(T x, DType dtype) {
        return record(Calls.unary("cast", Ops::cast, dtype), List.of(x));
    }

    @Override
    public final T stopGradient(T x) {
        return record(Calls.unary("stopGradient", Ops::stopGradient), List.of(x));
    }

    @Override
    public final T square(T x) {
        return record(Calls.unary("square", Ops::square), List.of(x));
    }

    @Override
    public final T rsqrt(T x) {
        return record(Calls.unary("rsqrt", Ops::rsqrt), List.of(x));
    }

    @Override
    public final T reciprocal(T x) {
        return record(Calls.unary("reciprocal", Ops::reciprocal), List.of(x));
    }

    @Override
    public final T notEqual(T a, T b) {
        return record(Calls.binary("notEqual", Ops::notEqual), List.of(a, b));
    }

    @Override
    public final T greater(T a, T b) {
        return record(Calls.binary("greater", Ops::greater), List.of(a, b));
    }

    @Override
    public final T greaterEqual(T a, T b) {
        return record(Calls.binary("greaterEqual", Ops::greaterEqual), List.of(a, b));
    }

    @Override
    public final T logicalXor(T a, T b) {
        return record(Calls.binary("logicalXor", Ops::logicalXor), List.of(a, b));
    }

    @Override
    public final T clip(T x, T lower, T upper) {
        return record(Calls.ternary("clip", Ops::clip), List.of(x, lower, upper));
    }

    // ShapeOps

    @Override
    public final T reshape(T x, Shape shape) {
        return record(Calls.unary("reshape", Ops::reshape, shape), List.of(x));
    }

    @Override
    public final T broadcastTo(T x, Shape shape) {
        return record(Calls.unary("broadcastTo", Ops::broadcastTo, shape), List.of(x));
    }

    @Override
    public final T permute(T x, List<Integer> order) {
        return record(Calls.unary("permute", Ops::permute, order), List.of(x));
    }

    @Override
    public final T flip(T x, List<Integer> axes) {
        return record(Calls.unary("flip", Ops::flip, axes), List.of(x));
    }

    @Override
    public final T pad(T x, List<Long> before, List<Long> after, double value) {
        return record(Calls.unary("pad", Ops::pad, before, after, value), List.of(x));
    }

    @Override
    public final T concat(List<T> parts, int axis) {
        return record(Calls.variadic("concat", Ops::concat, axis), parts);
    }

    @Override
    public final T part(T x, int axis, int parts, int index) {
        return record(Calls.unary("part", Ops::part, axis, parts, index), List.of(x));
    }

    @Override
    public T slice(T x, SliceSpec spec) {
        return record(Calls.unary("slice", Ops::slice, spec), List.of(x));
    }

    @Override
    public final T sliceGradient(T g, SliceSpec spec, Shape shape) {
        return record(Calls.unary("sliceGradient", Ops::sliceGradient, spec, shape), List.of(g));
    }

    @Override
    public final T gather(T x, T indices, int axis) {
        return record(Calls.binary("gather", Ops::gather, axis), List.of(x, indices));
    }

    @Override
    public final T gatherNd(T x, T indices) {
        return record(Calls.binary("gatherNd", Ops::gatherNd), List.of(x, indices));
    }

    @Override
    public final T takeAlongAxis(T x, T indices, int axis) {
        return record(Calls.binary("takeAlongAxis", Ops::takeAlongAxis, axis), List.of(x, indices));
    }

    @Override
    public final T scatterNd(T indices, T updates, Shape shape) {
        return record(Calls.binary("scatterNd", Ops::scatterNd, shape), List.of(indices, updates));
    }

    @Override
    public final T scatterAlongAxis(T indices, T updates, int axis, Shape shape) {
        return record(Calls.binary("scatterAlongAxis", Ops::scatterAlongAxis, axis, shape), List.of(indices, updates));
    }

    @Override
    public final T tile(T x, List<Long> multiples) {
        return record(Calls.unary("tile", Ops::tile, multiples), List.of(x));
    }

    @Override
    public final T repeat(T x, int times, int axis) {
        return record(Calls.unary("repeat", Ops::repeat, times, axis), List.of(x));
    }

    @Override
    public final T roll(T x, long shift, int axis) {
        return record(Calls.unary("roll", Ops::roll, shift, axis), List.of(x));
    }

    @Override
    public final T stack(List<T> parts, int axis) {
        return record(Calls.variadic("stack", Ops::stack, axis), parts);
    }

    @Override
    public final T oneHot(T indices, int depth, DType dtype) {
        return record(Calls.unary("oneHot", Ops::oneHot, depth, dtype), List.of(indices));
    }

    @Override
    public final T upperTriangle(T x, int k) {
        return record(Calls.unary("upperTriangle", Ops::upperTriangle, k), List.of(x));
    }

    @Override
    public final T lowerTriangle(T x, int k) {
        return record(Calls.unary("lowerTriangle", Ops::lowerTriangle, k), List.of(x));
    }

    // ReduceOps

    @Override
    public final T sum(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("sum", Ops::sum, axes, keepDims), List.of(x));
    }

    @Override
    public final T prod(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("prod", Ops::prod, axes, keepDims), List.of(x));
    }

    @Override
    public final T max(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("max", Ops::max, axes, keepDims), List.of(x));
    }

    @Override
    public final T min(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("min", Ops::min, axes, keepDims), List.of(x));
    }

    @Override
    public final T any(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("any", Ops::any, axes, keepDims), List.of(x));
    }

    @Override
    public final T all(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("all", Ops::all, axes, keepDims), List.of(x));
    }

    @Override
    public final T argMax(T x, int axis) {
        return record(Calls.unary("argMax", Ops::argMax, axis), List.of(x));
    }

    @Override
    public final T argMin(T x, int axis) {
        return record(Calls.unary("argMin", Ops::argMin, axis), List.of(x));
    }

    @Override
    public final T cumSum(T x, int axis) {
        return record(Calls.unary("cumSum", Ops::cumSum, axis), List.of(x));
    }

    @Override
    public final T cumProd(T x, int axis) {
        return record(Calls.unary("cumProd", Ops::cumProd, axis), List.of(x));
    }

    @Override
    public final T argSort(T x, int axis, boolean descending) {
        return record(Calls.unary("argSort", Ops::argSort, axis, descending), List.of(x));
    }

    @Override
    public final T mean(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("mean", Ops::mean, axes, keepDims), List.of(x));
    }

    @Override
    public final T variance(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("variance", Ops::variance, axes, keepDims), List.of(x));
    }

    @Override
    public final T std(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("std", Ops::std, axes, keepDims), List.of(x));
    }

    @Override
    public final T logSumExp(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("logSumExp", Ops::logSumExp, axes, keepDims), List.of(x));
    }

    @Override
    public final T norm(T x, List<Integer> axes, boolean keepDims) {
        return record(Calls.unary("norm", Ops::norm, axes, keepDims), List.of(x));
    }

    @Override
    public final T sort(T x, int axis, boolean descending) {
        return record(Calls.unary("sort", Ops::sort, axis, descending), List.of(x));
    }

    @Override
    public final T topKIndices(T x, int k) {
        return record(Calls.unary("topKIndices", Ops::topKIndices, k), List.of(x));
    }

    // LinalgOps

    @Override
    public final T matmul(T a, T b) {
        return record(Calls.binary("matmul", Ops::matmul), List.of(a, b));
    }

    @Override
    public final T einsum(String equation, List<T> operands) {
        return record(Calls.variadicFirst("einsum", Ops::einsum, equation), operands);
    }

    @Override
    public final T cholesky(T x) {
        return record(Calls.unary("cholesky", Ops::cholesky), List.of(x));
    }

    @Override
    public final T inverse(T x) {
        return record(Calls.unary("inverse", Ops::inverse), List.of(x));
    }

    @Override
    public final T determinant(T x) {
        return record(Calls.unary("determinant", Ops::determinant), List.of(x));
    }

    @Override
    public final T solve(T a, T b) {
        return record(Calls.binary("solve", Ops::solve), List.of(a, b));
    }

    @Override
    public final T triangularSolve(T a, T b, boolean lower, boolean transposed) {
        return record(Calls.binary("triangularSolve", Ops::triangularSolve, lower, transposed), List.of(a, b));
    }

    @Override
    public final T transpose(T x) {
        return record(Calls.unary("transpose", Ops::transpose), List.of(x));
    }

    @Override
    public final T dot(T a, T b) {
        return record(Calls.binary("dot", Ops::dot), List.of(a, b));
    }

    @Override
    public final T outer(T a, T b) {
        return record(Calls.binary("outer", Ops::outer), List.of(a, b));
    }

    // NnOps

    @Override
    public final T relu(T x) {
        return record(Calls.unary("relu", Ops::relu), List.of(x));
    }

    @Override
    public final T leakyRelu(T x, double slope) {
        return record(Calls.unary("leakyRelu", Ops::leakyRelu, slope), List.of(x));
    }

    @Override
    public final T prelu(T x, T slope) {
        return record(Calls.binary("prelu", Ops::prelu), List.of(x, slope));
    }

    @Override
    public final T elu(T x, double alpha) {
        return record(Calls.unary("elu", Ops::elu, alpha), List.of(x));
    }

    @Override
    public final T selu(T x) {
        return record(Calls.unary("selu", Ops::selu), List.of(x));
    }

    @Override
    public final T gelu(T x, boolean approximate) {
        return record(Calls.unary("gelu", Ops::gelu, approximate), List.of(x));
    }

    @Override
    public final T silu(T x) {
        return record(Calls.unary("silu", Ops::silu), List.of(x));
    }

    @Override
    public final T softplus(T x) {
        return record(Calls.unary("softplus", Ops::softplus), List.of(x));
    }

    @Override
    public final T logSigmoid(T x) {
        return record(Calls.unary("logSigmoid", Ops::logSigmoid), List.of(x));
    }

    @Override
    public final T softsign(T x) {
        return record(Calls.unary("softsign", Ops::softsign), List.of(x));
    }

    @Override
    public final T sigmoid(T x) {
        return record(Calls.unary("sigmoid", Ops::sigmoid), List.of(x));
    }

    @Override
    public final T hardSigmoid(T x) {
        return record(Calls.unary("hardSigmoid", Ops::hardSigmoid), List.of(x));
    }

    @Override
    public final T mish(T x) {
        return record(Calls.unary("mish", Ops::mish), List.of(x));
    }

    @Override
    public final T softmax(T x, int axis) {
        return record(Calls.unary("softmax", Ops::softmax, axis), List.of(x));
    }

    @Override
    public final T logSoftmax(T x, int axis) {
        return record(Calls.unary("logSoftmax", Ops::logSoftmax, axis), List.of(x));
    }

    @Override
    public final T softmaxCrossEntropy(T labels, T logits) {
        return record(Calls.binary("softmaxCrossEntropy", Ops::softmaxCrossEntropy), List.of(labels, logits));
    }

    @Override
    public final T sparseSoftmaxCrossEntropy(T classes, T logits) {
        return record(
                Calls.binary("sparseSoftmaxCrossEntropy", Ops::sparseSoftmaxCrossEntropy), List.of(classes, logits));
    }

    @Override
    public final T sigmoidCrossEntropy(T labels, T logits) {
        return record(Calls.binary("sigmoidCrossEntropy", Ops::sigmoidCrossEntropy), List.of(labels, logits));
    }

    @Override
    public final T linear(T x, T kernel, T bias) {
        return record(Calls.ternary("linear", Ops::linear), List.of(x, kernel, bias));
    }

    @Override
    public final T lstm(T x, T kernel, T recurrent, T bias, T h, T c) {
        return record(Calls.senary("lstm", Ops::lstm), List.of(x, kernel, recurrent, bias, h, c));
    }

    @Override
    public final T conv2d(T x, T kernel, Conv2dSpec spec) {
        return record(Calls.binary("conv2d", Ops::conv2d, spec), List.of(x, kernel));
    }

    @Override
    public final T conv2dInputGradient(T g, T kernel, Shape inputShape, Conv2dSpec spec) {
        return record(
                Calls.binary("conv2dInputGradient", Ops::conv2dInputGradient, inputShape, spec), List.of(g, kernel));
    }

    @Override
    public final T conv2dKernelGradient(T x, T g, Shape kernelShape, Conv2dSpec spec) {
        return record(
                Calls.binary("conv2dKernelGradient", Ops::conv2dKernelGradient, kernelShape, spec), List.of(x, g));
    }

    @Override
    public final T conv1d(T x, T kernel, Conv2dSpec spec) {
        return record(Calls.binary("conv1d", Ops::conv1d, spec), List.of(x, kernel));
    }

    @Override
    public final T conv2dTranspose(T x, T kernel, Conv2dSpec spec) {
        return record(Calls.binary("conv2dTranspose", Ops::conv2dTranspose, spec), List.of(x, kernel));
    }

    @Override
    public final T maxPool2d(T x, Pool2dSpec spec) {
        return record(Calls.unary("maxPool2d", Ops::maxPool2d, spec), List.of(x));
    }

    @Override
    public final T averagePool2d(T x, Pool2dSpec spec) {
        return record(Calls.unary("averagePool2d", Ops::averagePool2d, spec), List.of(x));
    }

    @Override
    public final T batchNorm(T x, T mean, T variance, T scale, T offset, double epsilon) {
        return record(Calls.quinary("batchNorm", Ops::batchNorm, epsilon), List.of(x, mean, variance, scale, offset));
    }

    @Override
    public final T layerNorm(T x, T scale, T offset, double epsilon) {
        return record(Calls.ternary("layerNorm", Ops::layerNorm, epsilon), List.of(x, scale, offset));
    }

    @Override
    public final T groupNorm(T x, T scale, T offset, int groups, double epsilon) {
        return record(Calls.ternary("groupNorm", Ops::groupNorm, groups, epsilon), List.of(x, scale, offset));
    }

    @Override
    public final T embedding(T table, T ids) {
        return record(Calls.binary("embedding", Ops::embedding), List.of(table, ids));
    }
}
