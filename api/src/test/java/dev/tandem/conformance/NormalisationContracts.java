package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.ALL;
import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.indices;
import static dev.tandem.conformance.Samples.uniform;
import static dev.tandem.conformance.Samples.values;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Dense layers, normalisations and embeddings. */
final class NormalisationContracts {
    static final Expression LSTM =
            (ops, in) -> ops.lstm(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), in.get(5));

    private NormalisationContracts() {}

    static void addTo(Contracts contracts) {
        for (DType dtype : FLOATING) {
            for (long[] sizes : new long[][] {{4, 3}, {2, 2, 3}, {3}, {0, 3}}) {
                linear(contracts, dtype, sizes);
            }
            for (long[] sizes : new long[][] {{4, 3}, {2, 2, 2, 3}, {3}, {0, 3}}) {
                batchNorm(contracts, dtype, sizes);
            }
            // Where a kernel works on blocks of 16 or 32 units: a block, a whole one, one more, two.
            for (int units : new int[] {2, 16, 32, 33, 64}) {
                lstm(contracts, dtype, 2, 3, 5, units);
            }
            lstm(contracts, dtype, 1, 1, 1, 32);
            lstm(contracts, dtype, 0, 3, 5, 32);
            lstm(contracts, dtype, 2, 3, 0, 32);
            lstm(contracts, dtype, 2, 3, 5, 0);
            layerNorm(contracts, "normalises over the last axis", dtype, Shape.of(3), 4, 3);
            layerNorm(contracts, "normalises over two axes", dtype, Shape.of(2, 3), 2, 2, 3);
            layerNorm(contracts, "normalises over everything", dtype, Shape.of(4), 4);
            layerNorm(contracts, "takes nothing", dtype, Shape.of(3), 0, 3);
            groupNorm(contracts, "normalises over groups", dtype, 2, 2, 2, 2, 4);
            groupNorm(contracts, "normalises over all channels", dtype, 1, 2, 3, 4);
            groupNorm(contracts, "normalises each channel", dtype, 4, 2, 3, 4);
            groupNorm(contracts, "takes no positions", dtype, 2, 3, 4);
            groupNorm(contracts, "takes nothing", dtype, 2, 0, 3, 4);
        }
        for (DType dtype : ALL) {
            for (DType index : List.of(DType.INT32, DType.INT64)) {
                embedding(contracts, dtype, index);
            }
        }
    }

    private static void linear(Contracts contracts, DType dtype, long... sizes) {
        contracts.add(ContractCase.of(
                        "linear",
                        "is a matrix product and a bias",
                        (ops, in) -> ops.linear(in.get(0), in.get(1), in.get(2)),
                        any("x", dtype, sizes),
                        any("kernel", dtype, 3, 2),
                        any("bias", dtype, 2))
                .smoothIn(0, 1, 2));
    }

    private static void lstm(Contracts contracts, DType dtype, long batch, long steps, long features, int units) {
        double small = 1 / Math.sqrt(units + 1);
        ContractCase contract = ContractCase.of(
                "lstm",
                units == 0 ? "has no units" : features == 0 ? "has no features" : "goes through sequences",
                LSTM,
                any("sequence", dtype, batch, steps, features),
                uniform("kernel", dtype, -1, 1, features, 4L * units),
                uniform("recurrent", dtype, -small, small, units, 4L * units),
                any("bias", dtype, 4L * units),
                any("output", dtype, batch, units),
                any("carry", dtype, batch, units));
        // Central differences, an element at a time, of thousands would take long.
        contracts.add(units > 2 ? contract : contract.smoothIn(0, 1, 2, 3, 4, 5));
    }

    private static void batchNorm(Contracts contracts, DType dtype, long... sizes) {
        contracts.add(ContractCase.of(
                        "batchNorm",
                        "normalises by given statistics",
                        (ops, in) -> ops.batchNorm(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), 1e-3),
                        any("x", dtype, sizes),
                        any("mean", dtype, 3),
                        uniform("variance", dtype, 0.5, 2, 3),
                        any("scale", dtype, 3),
                        any("offset", dtype, 3))
                .smoothIn(0, 1, 2, 3, 4));
    }

    private static void layerNorm(Contracts contracts, String promise, DType dtype, Shape scale, long... sizes) {
        contracts.add(ContractCase.of(
                        "layerNorm",
                        promise,
                        (ops, in) -> ops.layerNorm(in.get(0), in.get(1), in.get(2), 1e-3),
                        any("layer" + promise, dtype, sizes),
                        any("scale", dtype, scale.toArray()),
                        any("offset", dtype, scale.toArray()))
                .smoothIn(0, 1, 2));
    }

    private static void groupNorm(Contracts contracts, String promise, DType dtype, int groups, long... sizes) {
        contracts.add(ContractCase.of(
                        "groupNorm",
                        promise,
                        (ops, in) -> ops.groupNorm(in.get(0), in.get(1), in.get(2), groups, 1e-2),
                        any("group" + promise, dtype, sizes),
                        any("scale", dtype, 4),
                        any("offset", dtype, 4))
                .smoothIn(0, 1, 2));
    }

    private static void embedding(Contracts contracts, DType dtype, DType index) {
        TensorData table = any("table", dtype, 4, 3);
        embedding(contracts, "looks up rows, some twice", table, Samples.vector(index, 3, 0, 3));
        embedding(contracts, "looks up a table of numbers", table, indices("ids", index, 4, 2, 2));
        embedding(contracts, "looks up a single number", table, values(index, Shape.scalar(), 2));
        embedding(contracts, "looks up nothing", table, values(index, Shape.of(0)));
    }

    private static void embedding(Contracts contracts, String promise, TensorData table, TensorData ids) {
        contracts.add(
                ContractCase.of("embedding", promise, (ops, in) -> ops.embedding(in.get(0), in.get(1)), table, ids)
                        .smoothIn(0));
    }
}
