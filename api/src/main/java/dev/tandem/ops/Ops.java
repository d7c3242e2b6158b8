package dev.tandem.ops;

/**
 * The seam: every operation that Tandem knows, as a method over an unknown kind of value {@code T}.
 *
 * <p>An interpreter gives {@code T} a meaning: shapes and dtypes ({@link TypeOps}), nodes of a graph, TensorFlow operands,
 * TorchScript source, plain Java arrays. A small set of methods is abstract; each of the others has a default made of
 * those, which says exactly what it means and which an interpreter may override with a fused kernel.
 *
 * <p>Arguments are normalised before they arrive: axes count from 0, ascending and distinct; sizes are non-negative; slices
 * have positive steps; no operand and no result has more than {@link dev.tandem.type.Shape#MAX_RANK} axes, and every operation
 * works up to there. Elementwise operations of two values broadcast by NumPy's rules and want equal dtypes.
 *
 * <p>How many times in a row each engine's own autograd can differentiate an operation: where it says 0, or less than is asked
 * for, Tandem's own rules take its place. Operations that are not listed have no gradient. The conformance suite holds each
 * engine to its column.
 *
 * <table>
 * <caption>Native gradients</caption>
 * <tr><th>operation</th><th>TensorFlow</th><th>PyTorch</th></tr>
 * <tr><td>abs</td><td>any</td><td>any</td></tr>
 * <tr><td>acos</td><td>2</td><td>any</td></tr>
 * <tr><td>acosh</td><td>2</td><td>any</td></tr>
 * <tr><td>add</td><td>any</td><td>any</td></tr>
 * <tr><td>asin</td><td>2</td><td>any</td></tr>
 * <tr><td>asinh</td><td>2</td><td>any</td></tr>
 * <tr><td>atan</td><td>2</td><td>any</td></tr>
 * <tr><td>atan2</td><td>any</td><td>any</td></tr>
 * <tr><td>atanh</td><td>2</td><td>any</td></tr>
 * <tr><td>averagePool2d</td><td>1</td><td>any</td></tr>
 * <tr><td>batchNorm</td><td>1</td><td>any</td></tr>
 * <tr><td>broadcastTo</td><td>any</td><td>any</td></tr>
 * <tr><td>cast</td><td>any</td><td>any</td></tr>
 * <tr><td>ceil</td><td>any</td><td>any</td></tr>
 * <tr><td>cholesky</td><td>0</td><td>any</td></tr>
 * <tr><td>clip</td><td>any</td><td>any</td></tr>
 * <tr><td>concat</td><td>any</td><td>any</td></tr>
 * <tr><td>conv1d</td><td>1</td><td>any</td></tr>
 * <tr><td>conv2d</td><td>1</td><td>any</td></tr>
 * <tr><td>conv2dInputGradient</td><td>1</td><td>any</td></tr>
 * <tr><td>conv2dKernelGradient</td><td>0</td><td>any</td></tr>
 * <tr><td>conv2dTranspose</td><td>1</td><td>any</td></tr>
 * <tr><td>cos</td><td>any</td><td>any</td></tr>
 * <tr><td>cosh</td><td>any</td><td>any</td></tr>
 * <tr><td>cumProd</td><td>0</td><td>any</td></tr>
 * <tr><td>cumSum</td><td>any</td><td>any</td></tr>
 * <tr><td>determinant</td><td>0</td><td>any</td></tr>
 * <tr><td>divide</td><td>any</td><td>any</td></tr>
 * <tr><td>dot</td><td>any</td><td>any</td></tr>
 * <tr><td>einsum</td><td>any</td><td>any</td></tr>
 * <tr><td>elu</td><td>any</td><td>any</td></tr>
 * <tr><td>embedding</td><td>any</td><td>any</td></tr>
 * <tr><td>erf</td><td>any</td><td>any</td></tr>
 * <tr><td>exp</td><td>any</td><td>any</td></tr>
 * <tr><td>expm1</td><td>any</td><td>any</td></tr>
 * <tr><td>flip</td><td>any</td><td>any</td></tr>
 * <tr><td>floor</td><td>any</td><td>any</td></tr>
 * <tr><td>floorDivide</td><td>any</td><td>any</td></tr>
 * <tr><td>gather</td><td>any</td><td>any</td></tr>
 * <tr><td>gatherNd</td><td>any</td><td>any</td></tr>
 * <tr><td>gelu</td><td>1</td><td>any</td></tr>
 * <tr><td>groupNorm</td><td>1</td><td>any</td></tr>
 * <tr><td>hardSigmoid</td><td>any</td><td>any</td></tr>
 * <tr><td>inverse</td><td>0</td><td>any</td></tr>
 * <tr><td>layerNorm</td><td>1</td><td>any</td></tr>
 * <tr><td>leakyRelu</td><td>any</td><td>any</td></tr>
 * <tr><td>linear</td><td>1</td><td>any</td></tr>
 * <tr><td>log</td><td>2</td><td>any</td></tr>
 * <tr><td>log1p</td><td>2</td><td>any</td></tr>
 * <tr><td>logSigmoid</td><td>2</td><td>any</td></tr>
 * <tr><td>logSoftmax</td><td>any</td><td>any</td></tr>
 * <tr><td>logSumExp</td><td>2</td><td>any</td></tr>
 * <tr><td>lowerTriangle</td><td>any</td><td>any</td></tr>
 * <tr><td>lstm</td><td>1</td><td>any</td></tr>
 * <tr><td>matmul</td><td>any</td><td>any</td></tr>
 * <tr><td>max</td><td>any</td><td>any</td></tr>
 * <tr><td>maxPool2d</td><td>1</td><td>any</td></tr>
 * <tr><td>maximum</td><td>any</td><td>any</td></tr>
 * <tr><td>mean</td><td>any</td><td>any</td></tr>
 * <tr><td>min</td><td>any</td><td>any</td></tr>
 * <tr><td>minimum</td><td>any</td><td>any</td></tr>
 * <tr><td>mish</td><td>1</td><td>any</td></tr>
 * <tr><td>mod</td><td>0</td><td>any</td></tr>
 * <tr><td>multiply</td><td>any</td><td>any</td></tr>
 * <tr><td>negate</td><td>any</td><td>any</td></tr>
 * <tr><td>norm</td><td>1</td><td>any</td></tr>
 * <tr><td>outer</td><td>any</td><td>any</td></tr>
 * <tr><td>pad</td><td>any</td><td>any</td></tr>
 * <tr><td>part</td><td>any</td><td>any</td></tr>
 * <tr><td>permute</td><td>any</td><td>any</td></tr>
 * <tr><td>power</td><td>1</td><td>any</td></tr>
 * <tr><td>prelu</td><td>any</td><td>any</td></tr>
 * <tr><td>prod</td><td>1</td><td>any</td></tr>
 * <tr><td>reciprocal</td><td>any</td><td>any</td></tr>
 * <tr><td>relu</td><td>1</td><td>any</td></tr>
 * <tr><td>repeat</td><td>any</td><td>any</td></tr>
 * <tr><td>reshape</td><td>any</td><td>any</td></tr>
 * <tr><td>roll</td><td>any</td><td>any</td></tr>
 * <tr><td>round</td><td>any</td><td>any</td></tr>
 * <tr><td>rsqrt</td><td>1</td><td>any</td></tr>
 * <tr><td>scatterAlongAxis</td><td>any</td><td>any</td></tr>
 * <tr><td>scatterNd</td><td>any</td><td>any</td></tr>
 * <tr><td>selu</td><td>any</td><td>any</td></tr>
 * <tr><td>sigmoid</td><td>1</td><td>any</td></tr>
 * <tr><td>sigmoidCrossEntropy</td><td>1</td><td>any</td></tr>
 * <tr><td>sign</td><td>any</td><td>any</td></tr>
 * <tr><td>silu</td><td>1</td><td>any</td></tr>
 * <tr><td>sin</td><td>any</td><td>any</td></tr>
 * <tr><td>sinh</td><td>any</td><td>any</td></tr>
 * <tr><td>slice</td><td>1 to any</td><td>any</td></tr>
 * <tr><td>sliceGradient</td><td>any</td><td>any</td></tr>
 * <tr><td>softmax</td><td>any</td><td>any</td></tr>
 * <tr><td>softmaxCrossEntropy</td><td>1</td><td>any</td></tr>
 * <tr><td>softplus</td><td>1</td><td>any</td></tr>
 * <tr><td>softsign</td><td>any</td><td>any</td></tr>
 * <tr><td>solve</td><td>0</td><td>any</td></tr>
 * <tr><td>sort</td><td>any</td><td>any</td></tr>
 * <tr><td>sparseSoftmaxCrossEntropy</td><td>1</td><td>any</td></tr>
 * <tr><td>sqrt</td><td>1</td><td>any</td></tr>
 * <tr><td>square</td><td>any</td><td>any</td></tr>
 * <tr><td>stack</td><td>any</td><td>any</td></tr>
 * <tr><td>std</td><td>1</td><td>any</td></tr>
 * <tr><td>subtract</td><td>any</td><td>any</td></tr>
 * <tr><td>sum</td><td>any</td><td>any</td></tr>
 * <tr><td>takeAlongAxis</td><td>any</td><td>any</td></tr>
 * <tr><td>tan</td><td>2</td><td>any</td></tr>
 * <tr><td>tanh</td><td>1</td><td>any</td></tr>
 * <tr><td>tile</td><td>any</td><td>any</td></tr>
 * <tr><td>transpose</td><td>any</td><td>any</td></tr>
 * <tr><td>triangularSolve</td><td>0</td><td>any</td></tr>
 * <tr><td>upperTriangle</td><td>any</td><td>any</td></tr>
 * <tr><td>variance</td><td>any</td><td>any</td></tr>
 * <tr><td>where</td><td>any</td><td>any</td></tr>
 * </table>
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface Ops<T> extends MathOps<T>, ReduceOps<T>, ShapeOps<T>, LinalgOps<T>, NnOps<T> {}
