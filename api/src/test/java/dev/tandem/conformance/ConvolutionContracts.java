package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.distinct;
import static dev.tandem.conformance.Samples.values;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.LinkedHashMap;
import java.util.Map;

/** Windows that move over images. */
final class ConvolutionContracts {
    private static final Padding ODD = Padding.explicit(1, 2, 0, 1);

    private ConvolutionContracts() {}

    static void addTo(Contracts contracts) {
        for (DType dtype : FLOATING) {
            convolutions().forEach((promise, spec) -> {
                conv2d(contracts, promise, dtype, spec, Shape.of(1, 5, 4, 2), Shape.of(3, 2, 2 / spec.groups(), 2));
            });
            Conv2dSpec plain = Conv2dSpec.DEFAULT;
            conv2d(contracts, "takes a kernel of one cell", dtype, plain, Shape.of(1, 2, 3, 3), Shape.of(1, 1, 3, 2));
            conv2d(contracts, "takes several images", dtype, plain, Shape.of(3, 2, 3, 1), Shape.of(2, 2, 1, 2));
            conv2d(contracts, "takes gray images", dtype, plain, Shape.of(2, 7, 7, 1), Shape.of(3, 3, 1, 4));
            conv2d(
                    contracts,
                    "takes one gray image",
                    dtype,
                    plain.withStride(2),
                    Shape.of(1, 4, 4, 1),
                    Shape.of(2, 2, 1, 1));
            conv2d(contracts, "makes gray images", dtype, plain, Shape.of(2, 4, 4, 2), Shape.of(2, 2, 2, 1));
            conv2d(contracts, "takes no image", dtype, plain, Shape.of(0, 4, 4, 1), Shape.of(2, 2, 1, 2));
            Conv2dSpec depthwise = plain.withGroups(3).withPadding(Padding.SAME);
            conv2d(
                    contracts,
                    "convolves each channel alone",
                    dtype,
                    depthwise,
                    Shape.of(1, 3, 4, 3),
                    Shape.of(2, 2, 1, 3));
            conv1d(contracts, dtype);
            transposed(contracts, dtype);
            pools(contracts, dtype);
        }
    }

    private static Map<String, Conv2dSpec> convolutions() {
        Conv2dSpec plain = Conv2dSpec.DEFAULT;
        Map<String, Conv2dSpec> result = new LinkedHashMap<>();
        result.put("stays inside", plain);
        result.put("keeps the size", plain.withPadding(Padding.SAME));
        result.put("takes strides", plain.withStride(2));
        result.put("takes strides and keeps the size", plain.withStride(2).withPadding(Padding.SAME));
        result.put("takes different strides", new Conv2dSpec(2, 1, Padding.SAME, 1, 1, 1));
        result.put("takes a stride wider than the kernel", plain.withStride(3).withPadding(Padding.SAME));
        result.put("takes explicit padding", plain.withPadding(ODD));
        result.put("takes explicit padding and strides", plain.withPadding(ODD).withStride(2));
        result.put("dilates", plain.withDilation(2));
        result.put("dilates and keeps the size", plain.withDilation(2).withPadding(Padding.SAME));
        result.put("dilates in one direction", new Conv2dSpec(1, 1, Padding.SAME, 1, 2, 1));
        result.put("takes groups", plain.withGroups(2));
        result.put(
                "takes groups, strides and padding",
                plain.withGroups(2).withStride(2).withPadding(ODD));
        return result;
    }

    private static void conv2d(
            Contracts contracts, String promise, DType dtype, Conv2dSpec spec, Shape image, Shape window) {
        Shape result = spec.outputShape(image, window);
        contracts.add(ContractCase.of(
                        "conv2d",
                        promise,
                        (ops, in) -> ops.conv2d(in.get(0), in.get(1), spec),
                        any("x" + promise, dtype, image.toArray()),
                        any("k" + promise, dtype, window.toArray()))
                .smoothIn(0, 1));
        contracts.add(ContractCase.of(
                        "conv2dInputGradient",
                        promise,
                        (ops, in) -> ops.conv2dInputGradient(in.get(0), in.get(1), image, spec),
                        any("g" + promise, dtype, result.toArray()),
                        any("k" + promise, dtype, window.toArray()))
                .smoothIn(0, 1));
        contracts.add(ContractCase.of(
                        "conv2dKernelGradient",
                        promise,
                        (ops, in) -> ops.conv2dKernelGradient(in.get(0), in.get(1), window, spec),
                        any("x" + promise, dtype, image.toArray()),
                        any("g" + promise, dtype, result.toArray()))
                .smoothIn(0, 1));
    }

    private static void conv1d(Contracts contracts, DType dtype) {
        Map<String, Conv2dSpec> specs = new LinkedHashMap<>();
        specs.put("stays inside", Conv2dSpec.along(1, Padding.VALID, 1, 1));
        specs.put("keeps the size", Conv2dSpec.along(1, Padding.SAME, 1, 1));
        specs.put("takes strides", Conv2dSpec.along(2, Padding.SAME, 1, 1));
        specs.put("dilates", Conv2dSpec.along(1, Padding.VALID, 2, 1));
        specs.put("takes groups and explicit padding", Conv2dSpec.along(1, Padding.explicit(0, 0, 2, 1), 1, 2));
        specs.forEach((promise, spec) -> contracts.add(ContractCase.of(
                        "conv1d",
                        promise,
                        (ops, in) -> ops.conv1d(in.get(0), in.get(1), spec),
                        any("x" + promise, dtype, 2, 6, 2),
                        any("k" + promise, dtype, 3, 2 / spec.groups(), 2))
                .smoothIn(0, 1)));
        contracts.add(ContractCase.of(
                "conv1d",
                "takes nothing",
                (ops, in) -> ops.conv1d(in.get(0), in.get(1), Conv2dSpec.DEFAULT),
                any("", dtype, 0, 6, 2),
                any("k", dtype, 3, 2, 1)));
    }

    private static void transposed(Contracts contracts, DType dtype) {
        convolutions().forEach((promise, spec) -> {
            if (spec.groups() == 1) {
                contracts.add(ContractCase.of(
                                "conv2dTranspose",
                                promise,
                                (ops, in) -> ops.conv2dTranspose(in.get(0), in.get(1), spec),
                                any("x" + promise, dtype, 1, 3, 3, 2),
                                any("k" + promise, dtype, 3, 2, 3, 2))
                        .smoothIn(0, 1));
            }
        });
        contracts.add(ContractCase.of(
                "conv2dTranspose",
                "takes no image",
                (ops, in) -> ops.conv2dTranspose(in.get(0), in.get(1), Conv2dSpec.DEFAULT),
                any("", dtype, 0, 3, 3, 2),
                any("k", dtype, 2, 2, 1, 2)));
    }

    private static void pools(Contracts contracts, DType dtype) {
        Map<String, Pool2dSpec> specs = new LinkedHashMap<>();
        specs.put("takes windows side by side", Pool2dSpec.of(2));
        specs.put("takes windows that overlap", Pool2dSpec.of(3).withStride(1));
        specs.put("keeps the size", Pool2dSpec.of(3).withStride(1).withPadding(Padding.SAME));
        specs.put("keeps half the size", Pool2dSpec.of(2).withPadding(Padding.SAME));
        specs.put("takes an oblong window", new Pool2dSpec(2, 3, 1, 2, Padding.SAME));
        specs.put("leaves gaps between windows", Pool2dSpec.of(2).withStride(3));
        specs.put("takes explicit padding", Pool2dSpec.of(3).withStride(2).withPadding(ODD));
        specs.put("takes a window of one cell", Pool2dSpec.of(1));
        specs.forEach((promise, spec) -> {
            pool(contracts, promise, spec, distinct(promise, dtype, 1, 5, 4, 2));
            pool(
                    contracts,
                    promise + ", also of negative numbers",
                    spec,
                    values(dtype, Shape.of(1, 3, 3, 1), -1, -2, -3, -4, -5, -6, -7, -8, -9));
        });
        pool(contracts, "takes no image", Pool2dSpec.of(2), any("", dtype, 0, 4, 4, 1));
        pool(contracts, "takes no channel", Pool2dSpec.of(2), any("", dtype, 1, 4, 4, 0));
        pool(contracts, "takes no channel with padding", Pool2dSpec.of(3).withPadding(ODD), any("", dtype, 1, 4, 4, 0));
        Pool2dSpec overPadding = Pool2dSpec.of(2).withStride(1).withPadding(Padding.explicit(1, 0, 1, 1));
        contracts.add(ContractCase.of(
                "averagePool2d",
                "gives NaN where windows hold padding only",
                (ops, in) -> ops.averagePool2d(in.get(0), overPadding),
                any("", dtype, 1, 2, 0, 1)));
        special(contracts, "knows NaN", values(dtype, Shape.of(1, 2, 2, 1), Double.NaN, 1, 2, 3));
        double infinity = Double.POSITIVE_INFINITY;
        special(contracts, "knows infinity", values(dtype, Shape.of(1, 2, 2, 1), infinity, 1, -1, 2));
        special(contracts, "knows negative infinity", values(dtype, Shape.of(1, 2, 2, 1), -infinity, 1, -1, 2));
    }

    private static void special(Contracts contracts, String promise, TensorData x) {
        Pool2dSpec spec = Pool2dSpec.of(2);
        contracts.add(ContractCase.of("maxPool2d", promise, (ops, in) -> ops.maxPool2d(in.get(0), spec), x));
        contracts.add(ContractCase.of("averagePool2d", promise, (ops, in) -> ops.averagePool2d(in.get(0), spec), x));
    }

    private static void pool(Contracts contracts, String promise, Pool2dSpec spec, TensorData x) {
        contracts.add(ContractCase.of("maxPool2d", promise, (ops, in) -> ops.maxPool2d(in.get(0), spec), x)
                .smoothIn(0));
        contracts.add(ContractCase.of("averagePool2d", promise, (ops, in) -> ops.averagePool2d(in.get(0), spec), x)
                .smoothIn(0));
    }
}
