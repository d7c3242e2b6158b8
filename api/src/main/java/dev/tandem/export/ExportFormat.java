package dev.tandem.export;

/** What a network can be exported as. */
public enum ExportFormat {
    /** ONNX, one file: IR version 8, operator set 18; for ONNX Runtime and many others. */
    ONNX("tandem-api"),
    /** TorchScript, one {@code .pt} file: {@code torch.jit.load} in Python and C++, DJL. */
    TORCHSCRIPT("tandem-backend-pytorch"),
    /** TensorFlow's SavedModel, a folder: TensorFlow Serving, {@code tf.saved_model.load}, {@code SavedModelBundle}. */
    SAVED_MODEL("tandem-backend-tensorflow");

    private final String module;

    ExportFormat(String module) {
        this.module = module;
    }

    /** The module that writes it. */
    public String module() {
        return module;
    }
}
