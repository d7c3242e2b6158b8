package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.ALL;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.indices;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Elements by number, whose numbers are INT32 or INT64. */
final class IndexContracts {
    private static final List<DType> INDICES = List.of(DType.INT32, DType.INT64);

    private IndexContracts() {}

    static void addTo(Contracts contracts) {
        for (DType index : INDICES) {
            for (DType dtype : ALL) {
                gather(contracts, dtype, index);
                gatherNd(contracts, dtype, index);
                takeAlongAxis(contracts, dtype, index);
                oneHot(contracts, dtype, index);
            }
            for (DType dtype : NUMERIC) {
                scatterNd(contracts, dtype, index);
                scatterAlongAxis(contracts, dtype, index);
            }
        }
    }

    private static void gather(Contracts contracts, DType dtype, DType index) {
        TensorData x = any("gather", dtype, 3, 4, 2);
        gather(contracts, "takes rows, some twice", x, vector(index, 2, 0, 2), 0);
        gather(contracts, "takes a table of numbers", x, indices("gather", index, 4, 2, 3), 1);
        gather(contracts, "takes a single number", x, values(index, Shape.scalar(), 1), 2);
        gather(contracts, "takes no number", x, values(index, Shape.of(0)), 1);
        gather(contracts, "takes no row of nothing", any("", dtype, 0, 2), values(index, Shape.of(0)), 0);
        gather(contracts, "takes from rows of nothing", any("", dtype, 3, 0), vector(index, 1, 1), 0);
    }

    private static void gather(Contracts contracts, String promise, TensorData x, TensorData numbers, int axis) {
        contracts.add(
                ContractCase.of("gather", promise, (ops, in) -> ops.gather(in.get(0), in.get(1), axis), x, numbers)
                        .smoothIn(0));
    }

    private static void gatherNd(Contracts contracts, DType dtype, DType index) {
        TensorData x = any("gatherNd", dtype, 3, 2, 2);
        gatherNd(contracts, "takes elements", x, values(index, Shape.of(2, 3), 2, 1, 0, 0, 0, 1));
        gatherNd(contracts, "takes slices, some twice", x, values(index, Shape.of(3, 1), 2, 0, 2));
        gatherNd(contracts, "takes a table of coordinates", x, values(index, Shape.of(2, 1, 2), 2, 1, 0, 1));
        gatherNd(contracts, "takes one coordinate", x, vector(index, 1, 1));
        gatherNd(contracts, "takes all by an empty coordinate", x, values(index, Shape.of(2, 0)));
        gatherNd(contracts, "takes no coordinate", x, values(index, Shape.of(0, 2)));
        gatherNd(contracts, "takes rows of nothing", any("", dtype, 3, 0), values(index, Shape.of(2, 1), 2, 1));
        gatherNd(contracts, "takes no coordinate of nothing", any("", dtype, 0, 2), values(index, Shape.of(0, 1)));
    }

    private static void gatherNd(Contracts contracts, String promise, TensorData x, TensorData coordinates) {
        contracts.add(
                ContractCase.of("gatherNd", promise, (ops, in) -> ops.gatherNd(in.get(0), in.get(1)), x, coordinates)
                        .smoothIn(0));
    }

    private static void takeAlongAxis(Contracts contracts, DType dtype, DType index) {
        TensorData x = any("take", dtype, 3, 2);
        take(contracts, "takes along the first axis", x, values(index, Shape.of(2, 2), 2, 0, 2, 1), 0);
        take(contracts, "takes along the last axis", x, values(index, Shape.of(3, 3), 1, 0, 1, 0, 0, 0, 1, 1, 0), 1);
        take(contracts, "takes none", x, values(index, Shape.of(3, 0)), 1);
        take(contracts, "takes from nothing", any("", dtype, 0, 2), values(index, Shape.of(0, 1)), 1);
        take(contracts, "takes from a vector", any("take", dtype, 4), vector(index, 3, 3, 0), 0);
    }

    private static void take(Contracts contracts, String promise, TensorData x, TensorData numbers, int axis) {
        contracts.add(ContractCase.of(
                        "takeAlongAxis",
                        promise,
                        (ops, in) -> ops.takeAlongAxis(in.get(0), in.get(1), axis),
                        x,
                        numbers)
                .smoothIn(0));
    }

    private static void scatterNd(Contracts contracts, DType dtype, DType index) {
        Shape shape = Shape.of(3, 2);
        scatterNd(
                contracts,
                "adds up equal coordinates",
                shape,
                values(index, Shape.of(3, 2), 2, 1, 0, 0, 2, 1),
                any("scatter", dtype, 3));
        scatterNd(contracts, "adds rows", shape, values(index, Shape.of(3, 1), 1, 1, 0), any("scatter", dtype, 3, 2));
        scatterNd(contracts, "adds one element", shape, vector(index, 2, 0), any("scatter", dtype));
        scatterNd(
                contracts,
                "adds wholes by an empty coordinate",
                shape,
                values(index, Shape.of(2, 0)),
                any("scatter", dtype, 2, 3, 2));
        scatterNd(
                contracts,
                "adds rows of nothing",
                Shape.of(3, 0),
                values(index, Shape.of(2, 1), 2, 1),
                any("", dtype, 2, 0));
        scatterNd(
                contracts,
                "adds nothing to nothing",
                Shape.of(0, 2),
                values(index, Shape.of(0, 1)),
                any("", dtype, 0, 2));
        scatterNd(contracts, "adds nothing", shape, values(index, Shape.of(0, 1)), any("scatter", dtype, 0, 2));
    }

    private static void scatterNd(
            Contracts contracts, String promise, Shape shape, TensorData coordinates, TensorData updates) {
        contracts.add(ContractCase.of(
                        "scatterNd",
                        promise,
                        (ops, in) -> ops.scatterNd(in.get(0), in.get(1), shape),
                        coordinates,
                        updates)
                .smoothIn(1));
    }

    private static void scatterAlongAxis(Contracts contracts, DType dtype, DType index) {
        scatter(
                contracts,
                "adds along the first axis",
                Shape.of(3, 2),
                values(index, Shape.of(2, 2), 2, 0, 2, 1),
                any("scatter", dtype, 2, 2),
                0);
        scatter(
                contracts,
                "adds along the last axis",
                Shape.of(2, 3),
                values(index, Shape.of(2, 4), 0, 2, 0, 2, 1, 1, 1, 1),
                any("scatter", dtype, 2, 4),
                1);
        scatter(
                contracts,
                "adds nothing to nothing",
                Shape.of(0, 2),
                values(index, Shape.of(0, 2)),
                any("", dtype, 0, 2),
                0);
        scatter(contracts, "adds nothing", Shape.of(2, 3), values(index, Shape.of(2, 0)), any("", dtype, 2, 0), 1);
    }

    private static void scatter(
            Contracts contracts, String promise, Shape shape, TensorData numbers, TensorData updates, int axis) {
        contracts.add(ContractCase.of(
                        "scatterAlongAxis",
                        promise,
                        (ops, in) -> ops.scatterAlongAxis(in.get(0), in.get(1), axis, shape),
                        numbers,
                        updates)
                .smoothIn(1));
    }

    private static void oneHot(Contracts contracts, DType dtype, DType index) {
        oneHot(contracts, "marks the class in " + dtype, vector(index, 2, 0, 1), 3, dtype);
        oneHot(contracts, "gives zeros for no class, in " + dtype, vector(index, -1, 3, 1), 3, dtype);
        oneHot(contracts, "takes a single class, in " + dtype, values(index, Shape.scalar(), 1), 2, dtype);
        oneHot(contracts, "takes a table, in " + dtype, values(index, Shape.of(2, 2), 0, 1, 1, 3), 4, dtype);
        oneHot(contracts, "takes nothing, in " + dtype, values(index, Shape.of(0)), 4, dtype);
        oneHot(contracts, "may have no class, in " + dtype, vector(index, 0, 1), 0, dtype);
    }

    private static void oneHot(Contracts contracts, String promise, TensorData classes, int depth, DType dtype) {
        contracts.add(ContractCase.of("oneHot", promise, (ops, in) -> ops.oneHot(in.get(0), depth, dtype), classes));
    }
}
