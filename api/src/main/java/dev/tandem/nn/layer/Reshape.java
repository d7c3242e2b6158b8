package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of each example, row-major, in another shape.
 *
 * <p>Input [batch, ...], output [batch, sizes...]. No parameters.
 *
 * @param sizes without that of the batch; one may be −1, and is worked out
 */
public record Reshape(List<Long> sizes) implements UnaryLayer {
    /** Checks the sizes. */
    public Reshape {
        sizes = List.copyOf(sizes);
        long open = sizes.stream().filter(size -> size == -1).count();
        LayerCheck.require(
                open <= 1 && sizes.stream().allMatch(size -> size >= -1),
                "Reshape",
                "the sizes are " + sizes + "; expected sizes of 0 or more, and −1 at most once");
    }

    /** Of these sizes: {@code Reshape.of(28, 28, 1)}. */
    public static Reshape of(long... sizes) {
        return new Reshape(Arrays.stream(sizes).boxed().toList());
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        target(input);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Shape target = target(x.shape().range(1, x.rank()));
        return x.reshape(Shape.of(x.size(0)).concat(target).toArray());
    }

    private Shape target(Shape example) {
        long count = example.elementCount();
        long known = sizes.stream().filter(size -> size != -1).reduce(1L, Math::multiplyExact);
        boolean open = sizes.contains(-1L);
        if (open ? known == 0 || count % known != 0 : count != known) {
            throw new ShapeMismatchException("an example is " + example + ", " + count + " numbers, which sizes "
                    + sizes + " cannot hold; expected a product " + (open ? "that divides " : "of ") + count);
        }
        List<Long> result = new ArrayList<>(sizes);
        if (open) {
            result.set(sizes.indexOf(-1L), count / known);
        }
        return Shape.of(result);
    }
}
