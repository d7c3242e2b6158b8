package dev.tandem.conformance;

import dev.tandem.ops.BaseOps;
import dev.tandem.ops.TypeOps;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;

/** What every part of the oracle needs: types, computed and checked by {@link TypeOps}, and constants. */
interface ReferenceBase extends BaseOps<ReferenceTensor> {
    TypeOps TYPES = new TypeOps();

    @Override
    default TensorType typeOf(ReferenceTensor x) {
        return x.type();
    }

    @Override
    default ReferenceTensor constant(TensorData data) {
        return ReferenceTensor.of(data);
    }

    @Override
    default ReferenceTensor scalar(ReferenceTensor x, double value) {
        if (x.isReal()) {
            return ReferenceTensor.ofReals(x.type().withShape(Shape.scalar()), new double[] {value});
        }
        return ReferenceTensor.of(TensorData.scalar(x.type().dtype(), value));
    }
}
