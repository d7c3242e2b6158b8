package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.function.RandomTensors;
import dev.tandem.function.Variable;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Table;
import dev.tandem.tensor.Slice;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** What a tensor is, and what one can do with it. */
public final class TensorsLesson implements Lesson {
    private static final int ROWS = 40;

    @Override
    public String id() {
        return "tensors";
    }

    @Override
    public String title() {
        return "Tensors";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        creation(backend, report);
        pictures(backend, report);
        elementwise(backend, report);
        variables(backend, report);
        reductions(backend, report);
        matrices(backend, report);
        slices(backend, report);
        classes(backend, report);
    }

    private static void creation(Backend backend, LessonReport report) {
        report.section("Making tensors");
        report.say(
                "A tensor is an array of numbers of one kind, its dtype, along any number of axes, its shape. A single number has"
                        + " no axis, a vector one, a matrix two.");
        RandomTensors random = backend.random();
        Tensor noise = random.normal(Shape.of(3), 0, 1);
        // region creation
        report.show(Shown.of("Ways to make a tensor")
                .row("backend.scalar(3)", backend.scalar(3))
                .row("backend.tensor(new double[] {1, 2, 3})", backend.tensor(new double[] {1, 2, 3}))
                .row("backend.tensor(new int[][] {{1, 2}, {3, 4}})", backend.tensor(new int[][] {{1, 2}, {3, 4}}))
                .row("backend.zeros(2, 3)", backend.zeros(2, 3))
                .row("backend.eye(2)", backend.eye(2))
                .row("backend.arange(5)", backend.arange(5))
                .row("backend.linspace(0, 1, 5)", backend.linspace(0, 1, 5))
                .row("random.normal(Shape.of(3), 0, 1)", noise)
                .build());
        // endregion
        report.tensor("noise", noise);
        report.say(
                "The random numbers come from Tandem, not from the engine: with the same seed they are the same on both.");
    }

    private static void pictures(Backend backend, LessonReport report) {
        report.section("Pictures are tensors");
        report.say(
                "What the axes mean is up to us. In Tandem a picture is [height, width, channels], and many of them have one axis"
                        + " more in front: a batch to learn from, or the 25 pictures of a second of video.");
        Table.Builder table = Table.of("How large pictures are", "what", "shape", "dtype", "numbers", "bytes");
        // region pictures
        picture(table, "grey, 400 by 400", backend.full(DType.UINT8, 0, 400, 400));
        picture(table, "red, green, blue", backend.full(DType.UINT8, 0, 400, 400, 3));
        picture(table, "a batch of 16", backend.full(DType.UINT8, 0, 16, 400, 400, 3));
        long videoBytes = picture(table, "a second of video", backend.full(DType.UINT8, 0, 25, 400, 400, 3));
        picture(table, "the same, float32", backend.full(DType.FLOAT32, 0, 25, 400, 400, 3));
        // endregion
        report.show(table.build());
        report.value("video-bytes", (double) videoBytes);
    }

    private static long picture(Table.Builder table, String what, Tensor picture) {
        long bytes = picture.type().byteCount();
        table.row(what, picture.shape(), picture.dtype(), picture.shape().elementCount(), bytes);
        picture.close();
        return bytes;
    }

    private static void elementwise(Backend backend, LessonReport report) {
        report.section("Element by element, and broadcasting");
        report.say(
                "Arithmetic goes element by element. Where shapes differ, they are aligned at the last axis and a size of 1 is"
                        + " stretched: a column and a row make a whole table. That is broadcasting.");
        // region broadcasting
        Tensor row = backend.tensor(new double[] {1, 2, 3});
        Tensor column = backend.tensor(new double[][] {{10}, {20}});
        Tensor sum = column.add(row);
        // endregion
        // region board
        Tensor numbers = backend.arange(8);
        Tensor board = numbers.expandDims(1).add(numbers);
        // endregion
        report.show(Shown.of("Element by element")
                .row("row", row)
                .row("column", column)
                .row("row.multiply(row)", row.multiply(row))
                .row("row.multiply(2).exp()", row.multiply(2).exp())
                .row("column.add(row)", sum)
                .row("board", board)
                .build());
        report.tensor("broadcast-sum", sum);
        report.value("board-sum", board.sum().item());
        report.value("board-largest", board.max().item());
        report.say("Shapes that do not fit are refused before the engine is asked, in the same words on every engine:");
        // region misfit
        try {
            sum.add(backend.tensor(new double[] {1, 2}));
            throw new IllegalStateException("shapes [2, 3] and [2] were added; expected them to be refused");
        } catch (ShapeMismatchException e) {
            report.say("    " + e.getMessage());
        }
        // endregion
    }

    private static void variables(Backend backend, LessonReport report) {
        report.section("Tensors do not change, variables do");
        report.say(
                "Every operation makes a new tensor; the old one stays what it was. What must change while training, a weight, is"
                        + " a variable: a name that holds one tensor after the other.");
        // region variable
        Tensor x = backend.tensor(new double[] {1, 2, 3});
        Tensor doubled = x.multiply(2);
        Variable weight = backend.variable("weight", x);
        weight.assignSub(backend.tensor(new double[] {0.5, 0.5, 0.5}));
        // endregion
        report.show(Shown.of("Tensors and a variable")
                .row("x.multiply(2)", doubled)
                .row("x", x)
                .row("weight, after weight.assignSub(0.5 each)", weight.tensor())
                .row("x, which weight began with", x)
                .build());
        report.tensor("weight", weight);
    }

    private static void reductions(Backend backend, LessonReport report) {
        report.section("Sums, means and the like");
        Tensor x = backend.tensor(new double[][] {{1, 2, 3}, {4, 5, 6}});
        report.say("A reduction makes one number of many: of all, or along the axes that are named, which go away.");
        // region centred
        Tensor centred = x.subtract(x.mean(0));
        // endregion
        report.show(Shown.of("Reductions of x = [[1, 2, 3], [4, 5, 6]]")
                .row("x.sum()", x.sum())
                .row("x.sum(0), down the columns", x.sum(0))
                .row("x.sum(1), along the rows", x.sum(1))
                .row("x.mean(true, 1), the axis kept", x.mean(true, 1))
                .row("x.max(0)", x.max(0))
                .row("x.std()", x.std())
                .row("x.std(0)", x.std(0))
                .row("centred", centred)
                .build());
        report.value("column-mean", centred.mean(0).abs().max().item());
        report.value("column-std", centred.std(0).max().item());
        report.say("Why not a loop? Every operation is a call to the engine. Summing the " + ROWS
                + " rows of a matrix, one by one and all at once:");
        Tensor matrix = backend.random().uniform(Shape.of(ROWS, 1000), 0, 1);
        // Once before the clock runs: the first call of an operation compiles it.
        rowSumsOneByOne(matrix);
        matrix.sum(1);
        long start = System.nanoTime();
        Tensor slow = rowSumsOneByOne(matrix);
        long middle = System.nanoTime();
        Tensor quick = matrix.sum(1);
        long end = System.nanoTime();
        report.show(Table.of("The sums of " + ROWS + " rows, two ways", "way", "first sum", "microseconds")
                .row("a loop over the rows", slow.get(0).item(), (middle - start) / 1000)
                .row("matrix.sum(1)", quick.get(0).item(), (end - middle) / 1000)
                .build());
        report.tensor("row-sums", quick);
        report.tensor("row-sums-one-by-one", slow);
    }

    // region naive-row-sum
    private static Tensor rowSumsOneByOne(Tensor matrix) {
        List<Tensor> sums = new ArrayList<>();
        for (int row = 0; row < matrix.size(0); row++) {
            sums.add(matrix.get(row).sum());
        }
        return Tensor.stack(0, sums);
    }
    // endregion

    private static void matrices(Backend backend, LessonReport report) {
        report.section("Matrices");
        report.say(
                "matmul multiplies rows by columns: [2, 3] times [3, 2] is [2, 2]. With axes in front it multiplies many pairs at"
                        + " once.");
        // region matmul
        Tensor a = backend.tensor(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Tensor product = a.matmul(a.transpose());
        // endregion
        report.show(Shown.of("A matrix and its transpose")
                .row("a", a)
                .row("a.transpose()", a.transpose())
                .row("a.matmul(a.transpose())", product)
                .row(
                        "product.inverse().matmul(product)",
                        product.inverse().matmul(product).round())
                .build());
        report.tensor("product", product);
    }

    private static void slices(Backend backend, LessonReport report) {
        report.section("Parts");
        report.say("Positions count from 0, or from −1 back from the end; a range ends before its end.");
        Tensor x = backend.arange(12).reshape(3, 4);
        report.show(Shown.of("Parts of x")
                .row("x = backend.arange(12).reshape(3, 4)", x)
                .row("x.get(1)", x.get(1))
                .row("x.get(-1, -1)", x.get(-1, -1))
                .row("x.slice(Slice.all(), Slice.of(1, 3))", x.slice(Slice.all(), Slice.of(1, 3)))
                .row(
                        "x.slice(Slice.at(0), Slice.all().by(-1))",
                        x.slice(Slice.at(0), Slice.all().by(-1)))
                .row("x.gather(backend.tensor(new int[] {2, 0}), 0)", x.gather(backend.tensor(new int[] {2, 0}), 0))
                .build());
    }

    private static void classes(Backend backend, LessonReport report) {
        report.section("Classes and kinds");
        report.say(
                "A network gives a number for each class, and argMax says which is the largest. The way back is oneHot. Kinds of"
                        + " numbers are never mixed silently; cast turns one into another, and towards whole numbers it cuts off.");
        // region classes
        Tensor scores = backend.tensor(new double[][] {{0.1, 0.7, 0.2}, {0.8, 0.1, 0.1}});
        Tensor best = scores.argMax(1);
        // endregion
        report.show(Shown.of("Scores and classes")
                .row("scores", scores)
                .row("scores.argMax(1)", best)
                .row("best.oneHot(3, DType.FLOAT32)", best.oneHot(3, DType.FLOAT32))
                .row("scores.greater(0.5)", scores.greater(0.5))
                .row(
                        "scores.multiply(10).cast(DType.INT32)",
                        scores.multiply(10).cast(DType.INT32))
                .build());
        report.tensor("best", best);
        try {
            scores.add(best);
            throw new IllegalStateException("two kinds of numbers were added; expected them to be refused");
        } catch (DTypeMismatchException e) {
            report.say("    " + e.getMessage());
        }
    }

    /** Tables of Java code and what came of it. */
    private static final class Shown {
        private final Table.Builder table;

        private Shown(String title) {
            table = Table.of(title, "Java", "type", "values");
        }

        static Shown of(String title) {
            return new Shown(title);
        }

        Shown row(String java, Tensor tensor) {
            table.row(java, tensor.type(), tensor.data());
            return this;
        }

        Table build() {
            return table.build();
        }
    }
}
