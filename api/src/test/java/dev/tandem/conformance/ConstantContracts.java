package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.ALL;
import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.longs;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.type.DType;
import dev.tandem.type.TensorData;

/** Values that are known beforehand. */
final class ConstantContracts {
    private ConstantContracts() {}

    static void addTo(Contracts contracts) {
        for (DType dtype : ALL) {
            constant(contracts, "keeps every value of " + dtype, any("constant" + dtype, dtype, 2, 3));
            constant(contracts, "may be a single number of " + dtype, any("constant1" + dtype, dtype));
            constant(contracts, "may be empty, of " + dtype, any("constant0" + dtype, dtype, 0, 3));
        }
        for (DType dtype : FLOATING) {
            constant(
                    contracts,
                    "keeps what is not finite in " + dtype,
                    vector(dtype, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        }
        constant(
                contracts, "keeps numbers that no double holds", longs((1L << 53) + 1, Long.MIN_VALUE, Long.MAX_VALUE));
        for (DType dtype : NUMERIC) {
            contracts.add(ContractCase.of(
                    "scalar",
                    "takes the dtype of another tensor",
                    (ops, in) -> ops.scalar(in.get(0), 3),
                    any("scalar", dtype, 2)));
        }
        for (DType dtype : FLOATING) {
            contracts.add(ContractCase.of(
                    "scalar",
                    "may be infinite",
                    (ops, in) -> ops.scalar(in.get(0), Double.NEGATIVE_INFINITY),
                    any("scalar", dtype, 2)));
        }
    }

    private static void constant(Contracts contracts, String promise, TensorData data) {
        contracts.add(ContractCase.of("constant", promise, (ops, in) -> ops.constant(data)));
    }
}
