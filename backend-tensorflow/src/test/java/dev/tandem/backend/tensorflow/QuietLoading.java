package dev.tandem.backend.tensorflow;

/** A program of its own, for {@link TensorFlowRuntimeTest}: loads TensorFlow and writes to standard error meanwhile. */
final class QuietLoading {

    private QuietLoading() {}

    public static void main(String[] arguments) {
        TensorFlowRuntime runtime = TensorFlowRuntime.load(1);
        System.out.println(runtime.version());
        new StandardErrorFilter(LibC.load())
                .run(
                        () -> {
                            System.err.println("kept");
                            System.err.println("unwanted");
                        },
                        line -> line.startsWith("unwanted"));
        System.err.println("later");
    }
}
