package dev.tandem.conformance;

import dev.tandem.ops.Ops;

/**
 * The oracle: every operation, derived ones too, as plain loops over Java arrays, written from its definition.
 *
 * <p>Floating-point values of either dtype are doubles and are not rounded to FLOAT32 in between; whole numbers are longs,
 * wrapped around to their dtype after every operation. Slow, short and stateless.
 */
public final class ReferenceOps
        implements Ops<ReferenceTensor>,
                ReferenceFunctionOps,
                ReferenceArithmeticOps,
                ReferenceReduceOps,
                ReferenceOrderOps,
                ReferenceShapeOps,
                ReferenceIndexOps,
                ReferenceLinalgOps,
                ReferenceActivationOps,
                ReferenceLossOps,
                ReferenceConvolutionOps,
                ReferenceNormalisationOps {}
